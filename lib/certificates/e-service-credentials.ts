import { createPrivateKey, createPublicKey, generateKeyPair, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { Authority } from './authority.ts'
import { credentialFiles, writeCredentials } from './credential-files.ts'
import { ensureOrganisation } from './organisations.ts'

const KEY_BITS = 2048
const RENEWED_BEFORE_END_MS = 60 * 86_400_000

/**
 * Credentials of the e-service in `directory` (key.pem, cert.pem, chain.pem, server-ca.pem, answer-ca.pem), issued at the
 * first start and renewed in time: the register knows their certificate as one that speaks for others (D-54).
 * @returns whether new ones were issued
 */
export async function ensureEserviceCredentials(
  { authority, db, clock }: { authority: Authority; db: Database; clock: Clock },
  { directory, businessId }: { directory: string; businessId: BusinessId },
): Promise<boolean> {
  const now = clock.now()
  if (await isUsable(authority, directory, now)) return false
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const { content } = await db.transaction(async (tx) => {
    const organisation = await ensureOrganisation(tx, { businessId, name: 'E-service of the register' }, { artificial: authority.environment === 'test', now })
    return authority.issue(tx, { publicKey: publicKey.export({ type: 'spki', format: 'der' }), type: 'wage-ws', organisation, now, eService: true })
  })
  writeCredentials(directory, { 'key.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, ...credentialFiles(authority, 'wage-ws', content) })
  return true
}

/** Complete, of this register, of one pair, and good for some weeks more. */
async function isUsable(authority: Authority, directory: string, now: Date): Promise<boolean> {
  const [keyFile, certificateFile] = [path.join(directory, 'key.pem'), path.join(directory, 'cert.pem')]
  if (!existsSync(keyFile) || !existsSync(certificateFile)) return false
  try {
    const certificate = new X509Certificate(readFileSync(certificateFile))
    const trust = await authority.trustOf(certificate)
    const isPair = createPublicKey(createPrivateKey(readFileSync(keyFile))).equals(certificate.publicKey)
    return isPair && trust.trusted && trust.eService && trust.notAfter.getTime() - now.getTime() > RENEWED_BEFORE_END_MS
  } catch {
    return false
  }
}
