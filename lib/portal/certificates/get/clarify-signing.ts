import { createPublicKey, X509Certificate } from 'node:crypto'
import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { registerFailure } from '../../register-failure.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import type { Step } from './step.ts'
import { advance, becomeUnclear, fail, waitFor } from './transitions.ts'

/**
 * A call to the certificate service has ended without an answer. Our own register tells whether the certificate was
 * issued (D-68): by the public key, which is nobody else's. Of another register's service only a person can find out;
 * a renewal alone may be asked for again, any number of times (D-70).
 */
export const clarifySigning: Step = async (context, request) => {
  const { db, clock } = context
  let found: Found
  try {
    found = await lookForIssued(context, request)
  } catch (error) {
    switch (registerFailure(error)) {
      case 'unavailable': return db.transaction((tx) => waitFor(tx, context, request, 'unreachable', { state: 'signing' }))
      case 'not-offered':
        return db.transaction((tx) => (request.purpose === 'renewal' ? waitFor(tx, context, request, 'unreachable', { state: 'ready' }) : becomeUnclear(tx, request)))
      default: throw error
    }
  }
  return db.transaction(async (tx) => {
    switch (found.issued) {
      case 'yes': return advance(tx, context, request, 'signed', { retrievalId: found.retrievalId, signedAt: clock.now(), transferSealed: null })
      // The call was never done, so its transfer data still work; if it is done after all, the next one is told that they are used.
      case 'no': return waitFor(tx, context, request, 'unreachable', { state: 'ready' })
      case 'never': return fail(tx, context, request, 'PKI903')
      default: return found satisfies never
    }
  })
}

type Found = { issued: 'yes'; retrievalId: string } | { issued: 'no' } | { issued: 'never' }

/** Newest first; a call that was just made is among the newest. */
const CERTIFICATES_LOOKED_AT_MAX = 20

async function lookForIssued({ register }: SendingContext, { businessId: id, orderId, signingRequest }: CertificateRequest): Promise<Found> {
  const businessId = BusinessId.parse(id)
  const asked = await readSigningRequest(signingRequest!)
  if (!asked.accepted) return { issued: 'never' }
  const { certificates, orders } = await register.call('read-interface', { businessId })
  const candidates = certificates.filter((one) => one.retrievalIds.length > 0 && (orderId === null || one.orderId === orderId)).slice(0, CERTIFICATES_LOOKED_AT_MAX)
  for (const { id: certificateId, retrievalIds } of candidates) {
    const { files } = await register.call('read-certificate-files', { businessId, certificateId })
    const publicKey = files?.['cert.pem'] && new X509Certificate(files['cert.pem']).publicKey
    if (publicKey && createPublicKey({ key: asked.publicKey, format: 'der', type: 'spki' }).equals(publicKey)) return { issued: 'yes', retrievalId: retrievalIds[0]! }
  }
  const order = orders.find((one) => one.id === orderId)
  return order && order.state !== 'open' ? { issued: 'never' } : { issued: 'no' }
}
