import { X509Certificate } from 'node:crypto'
import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { registerFailure } from '../../register-failure.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import { activateKey } from '../../vault/activate-key.ts'
import { isSerialOf } from '../../vault/sync-keys.ts'
import { failureOf } from './sign-certificate.ts'
import type { Step } from './step.ts'
import { advance, fail, FETCH_PAUSE_SECONDS_MAX, waitFor } from './transitions.ts'

const NOT_READY = 'PKI906'
const SERVICE_FAILED = 'PKI911'

/** What our own register tells about a certificate beside the certificate itself. */
export type CertificateSurroundings = { registerCertificateId?: number; chain?: string; sftpUser?: string; sftpKnownHosts?: string }

/** Asks for the certificate with its RetrievalId, which works any number of times, until it is there. */
export const fetchCertificate: Step = async (context, request) => {
  const { db, clock, threads, certificateFirstSeconds } = context
  const secondsLeft = Math.ceil(certificateFirstSeconds - (clock.now().getTime() - request.signedAt!.getTime()) / 1000)
  if (request.attempts === 0 && secondsLeft > 0) return db.transaction((tx) => waitFor(tx, context, request, 'not-ready', { seconds: secondsLeft }))

  const later = (reason: 'not-ready' | 'unreachable' | 'busy') => db.transaction((tx) => waitFor(tx, context, request, reason, { pauseSecondsMax: FETCH_PAUSE_SECONDS_MAX }))
  const result = await threads.run('getCertificate', { businessId: request.businessId, retrievalId: request.retrievalId! }, { lane: 'small' })
  switch (result.known) {
    case 'answer': {
      if (result.accepted) return take(context, request, new X509Certificate(result.certificate))
      const [error] = result.errors
      if (!error || error.errorCode === SERVICE_FAILED) return later('busy')
      if (error.errorCode === NOT_READY) return later('not-ready')
      return db.transaction((tx) => fail(tx, context, request, failureOf(error.errorCode), `${error.errorCode}: ${error.errorMessage}`))
    }
    case 'fault': return later('busy')
    case 'not-sent': case 'nothing': return later('unreachable')
    default: return result satisfies never
  }
}

async function take(context: SendingContext, request: CertificateRequest, certificate: X509Certificate): Promise<'go-on' | 'stop'> {
  const { db, clock } = context
  if (!await isTheRightOne(certificate, request)) return db.transaction((tx) => fail(tx, context, request, 'wrong-certificate'))
  let surroundings: CertificateSurroundings
  try {
    surroundings = await surroundingsOf(context, request.businessId, certificate)
  } catch (error) {
    if (registerFailure(error) !== 'unavailable') throw error
    return db.transaction((tx) => waitFor(tx, context, request, 'unreachable', { pauseSecondsMax: FETCH_PAUSE_SECONDS_MAX }))
  }
  return db.transaction(async (tx) => {
    await advance(tx, context, request, 'fetched', { certificate: new Uint8Array(certificate.raw), chain: surroundings.chain ?? null, finishedAt: clock.now(), nextAt: null })
    if (request.vaultKeyId !== null && request.purpose !== 'give') await activateKey(tx, context, request.vaultKeyId, certificate, surroundings)
    return 'stop' as const
  })
}

/** For the key that was asked for, and for this organisation: as every client of the service checks (pki 7). */
async function isTheRightOne(certificate: X509Certificate, { businessId, signingRequest }: CertificateRequest): Promise<boolean> {
  const asked = await readSigningRequest(signingRequest!)
  return asked.accepted && certificate.publicKey.export({ type: 'spki', format: 'der' }).equals(asked.publicKey) && /^CN=(.*)$/m.exec(certificate.subject)?.[1] === businessId
}

/** Nothing at another one's register. @throws EserviceUnavailable */
async function surroundingsOf({ register }: SendingContext, id: string, certificate: X509Certificate): Promise<CertificateSurroundings> {
  const businessId = BusinessId.parse(id)
  try {
    const { certificates } = await register.call('read-interface', { businessId })
    const found = certificates.find((one) => isSerialOf(certificate.serialNumber, one))
    if (!found) return {}
    const { files } = await register.call('read-certificate-files', { businessId, certificateId: found.id })
    return {
      registerCertificateId: found.id,
      ...(files?.['chain.pem'] && { chain: files['chain.pem'] }), ...(files?.['user.txt'] && { sftpUser: files['user.txt'].trim() }), ...(files?.['known_hosts'] && { sftpKnownHosts: files['known_hosts'] }),
    }
  } catch (error) {
    if (registerFailure(error) === 'not-offered') return {}
    throw error
  }
}
