import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import type { CertificateServiceResult } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import { usable } from '../../vault/usable-keys.ts'
import { clarifySigning } from './clarify-signing.ts'
import { requestFailures, type RequestFailure } from './request-state.ts'
import { openTransfer } from './sealed-data.ts'
import type { Step } from './step.ts'
import { advance, fail, waitFor } from './transitions.ts'

const USED = 'PKI903'
/** The service's own failure: nothing was issued. */
const SERVICE_FAILED = 'PKI911'
/** HTTP statuses with which a service says "later"; the rest speaks of the message. */
const LATER_STATUSES = [404, 408, 429, 502, 503, 504]

/** Calls the certificate service. That it is being called is committed first: transfer data work once. */
export const signCertificate: Step = async (context, request) => {
  const { db, clock } = context
  const hasTriedBefore = request.signingAt !== null
  const call = await callOf(context, request)
  if (!call) return db.transaction((tx) => fail(tx, context, request, 'key-gone'))
  await db.transaction((tx) => tx.certificateRequest.update({ where: { id: request.id }, data: { state: 'signing', signingAt: clock.now() } }))
  const result = await call()

  switch (result.known) {
    case 'answer': {
      if (result.accepted) return db.transaction((tx) => advance(tx, context, request, 'signed', { retrievalId: result.retrievalId, signedAt: clock.now(), transferSealed: null }))
      const [error] = result.errors
      // "Used" may speak of an earlier try of ours, whose answer was lost.
      if (error?.errorCode === USED && hasTriedBefore) return clarifySigning(context, { ...request, failureText: `${error.errorCode}: ${error.errorMessage}` })
      if (!error || error.errorCode === SERVICE_FAILED) return db.transaction((tx) => waitFor(tx, context, request, 'busy', { state: 'ready' }))
      return db.transaction((tx) => fail(tx, context, request, failureOf(error.errorCode), `${error.errorCode}: ${error.errorMessage}`))
    }
    case 'fault':
      if (LATER_STATUSES.includes(result.status)) return db.transaction((tx) => waitFor(tx, context, request, 'busy', { state: 'ready' }))
      return db.transaction((tx) => fail(tx, context, request, 'service', result.faultstring))
    case 'not-sent':
      // It never left: as if nothing had been tried.
      return db.transaction((tx) => waitFor(tx, context, request, 'unreachable', { state: 'ready', signingAt: request.signingAt }))
    case 'nothing':
      return clarifySigning(context, request)
    default: return result satisfies never
  }
}

async function callOf({ db, box, threads }: SendingContext, request: CertificateRequest): Promise<(() => Promise<CertificateServiceResult<{ retrievalId: string }>>) | undefined> {
  const { id, businessId } = request
  const signingRequest = request.signingRequest!
  if (request.purpose !== 'renewal') {
    const transfer = openTransfer(box, id, request.transferSealed!)
    return () => threads.run('signNewCertificate', { businessId, transfer, signingRequest }, { lane: 'small' })
  }
  // Only what the register knows signs the request for a successor.
  const { renews } = await db.read((tx) => tx.vaultKey.findUniqueOrThrow({ where: { id: request.vaultKeyId! }, select: { renews: true } }))
  const old = renews ? usable(renews) : undefined
  return old && (() => threads.run('renewCertificate', { signingRequest, key: old }, { lane: 'small' }))
}

export const failureOf = (code: string): RequestFailure => requestFailures.find((known) => known === code) ?? 'service'
