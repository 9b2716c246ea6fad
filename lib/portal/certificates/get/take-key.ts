import { X509Certificate } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type JobContext, type PortalContext } from '../../context.ts'
import { planJob } from '../../jobs.ts'
import { destroyKeys } from '../../vault/destroy-key.ts'
import type { VaultContext } from '../../vault/vault-work.ts'
import { openFiles, sealFiles } from './sealed-data.ts'

/** From making the files to forgetting them: time enough to save two of them, and again when saving one broke off. */
const FILES_SECONDS = 3600

/**
 * Gives the person the key that the portal made for them: as files that only their password opens. In the same moment
 * the key itself is destroyed here (D-119); the password is never kept.
 *
 * @param password at least 12 printable ASCII characters
 * @returns whether there was a key to be given: it is given once
 * @throws NotFound, also for a key that somebody else has asked for; PermissionDenied
 */
export async function takeKey(context: VaultContext, businessId: string, requestId: string, password: string): Promise<boolean> {
  const { db, clock, actor, box, vault } = context
  const { request, key } = await db.read(async (tx) => {
    const found = await givenRequest(tx, context, businessId, requestId)
    return { request: found, key: await tx.vaultKey.findUniqueOrThrow({ where: { id: found.vaultKeyId! } }) }
  })
  if (request.state !== 'fetched' || !key.dataKeySealed || !key.privateKeySealed) return false
  const { pkcs12, keyPem } = await vault.protectKey({
    key: { id: key.id, businessId, dataKeySealed: key.dataKeySealed, privateKeySealed: key.privateKeySealed, certificate: request.certificate!, chain: request.chain ?? '' },
    name: request.description, password,
  })
  return db.transaction(async (tx) => {
    await givenRequest(tx, context, businessId, requestId)
    const now = clock.now()
    // Of two that press at once, one gets its password into the files.
    if (await destroyKeys(tx, { id: key.id }, now, 'removed') === 0) return false
    const filesSealed = sealFiles(box, requestId, { pkcs12: Buffer.from(pkcs12).toString('base64'), keyPem })
    await tx.certificateRequest.update({ where: { id: requestId }, data: { filesSealed, filesUntil: new Date(now.getTime() + FILES_SECONDS * 1000) } })
    await logAction(tx, actor, clock, { action: 'key.take', owner: organisationKey(businessId), objectId: requestId })
    await planJob(tx, 'forget-key-files', { requestId }, { afterSeconds: FILES_SECONDS, key: `forget ${requestId}` })
    return true
  })
}

/** The person has saved the files: gone at once. @throws NotFound, PermissionDenied */
export async function forgetFiles(context: PortalContext, businessId: string, requestId: string): Promise<void> {
  const { db } = context
  await db.transaction(async (tx) => {
    await givenRequest(tx, context, businessId, requestId)
    await tx.certificateRequest.update({ where: { id: requestId }, data: { filesSealed: null, filesUntil: null } })
  })
}

/** Job: an hour after they were made. */
export async function forgetKeyFiles({ db }: Pick<JobContext, 'db'>, { requestId }: { requestId: string }): Promise<void> {
  await db.transaction((tx) => tx.certificateRequest.updateMany({ where: { id: requestId }, data: { filesSealed: null, filesUntil: null } }))
}

export const certificateFileNames = ['cert.pem', 'chain.pem', 'key.p12', 'key.pem'] as const
export type CertificateFileName = (typeof certificateFileNames)[number]

/** A file of a finished request. @throws NotFound, also when it is no longer kept; PermissionDenied */
export async function downloadCertificateFile(context: VaultContext, businessId: string, requestId: string, name: CertificateFileName): Promise<Buffer> {
  const { db, clock, actor, box } = context
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'certificates.read', organisationKey(businessId))
    const request = await tx.certificateRequest.findUnique({ where: { id: requestId, businessId } })
    const bytes = request && fileOf(request, name, { personId: actor.personId, now: clock.now(), open: (sealed) => openFiles(box, requestId, sealed) })
    if (!bytes) throw new NotFound()
    await logAction(tx, actor, clock, { action: 'certificate.download', owner: organisationKey(businessId), objectId: requestId })
    return bytes
  })
}

function fileOf(request: CertificateRequest, name: CertificateFileName, { personId, now, open }: { personId: string; now: Date; open: (sealed: Uint8Array) => { pkcs12: string; keyPem: string } }): Buffer | undefined {
  const { certificate, chain, filesSealed, filesUntil } = request
  const isTakers = request.personId === personId && filesSealed !== null && filesUntil !== null && filesUntil > now
  switch (name) {
    case 'cert.pem': return certificate ? Buffer.from(new X509Certificate(certificate).toString()) : undefined
    case 'chain.pem': return chain !== null ? Buffer.from(chain) : undefined
    case 'key.p12': return isTakers ? Buffer.from(open(filesSealed).pkcs12, 'base64') : undefined
    case 'key.pem': return isTakers ? Buffer.from(open(filesSealed).keyPem) : undefined
    default: return name satisfies never
  }
}

async function givenRequest(tx: PortalReadTransaction, context: PortalContext, businessId: string, requestId: string): Promise<CertificateRequest> {
  await requirePermission(tx, context, 'certificates.write', organisationKey(businessId))
  const request = await tx.certificateRequest.findUnique({ where: { id: requestId, businessId, personId: context.actor.personId, purpose: 'give' } })
  if (!request) throw new NotFound()
  return request
}
