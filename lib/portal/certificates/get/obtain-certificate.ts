import { randomUUID } from 'node:crypto'
import { hold } from '../../hold.ts'
import { planJob } from '../../jobs.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import type { KeyBits } from '../../vault/make-key.ts'
import { clarifySigning } from './clarify-signing.ts'
import { fetchCertificate } from './fetch-certificate.ts'
import { orderCertificate } from './order-certificate.ts'
import { MOVING_STATES } from './request-state.ts'
import { signCertificate } from './sign-certificate.ts'
import type { Step } from './step.ts'
import { advance } from './transitions.ts'

/**
 * Job: goes on with a request for a certificate from wherever it stands, as far as it gets now. Every call that cannot
 * be taken back is committed before it is made: after a crash the request is found in that state.
 */
export async function obtainCertificate(context: SendingContext, { requestId }: { requestId: string }): Promise<void> {
  const letGo = await hold(context.db, `certificate request ${requestId}`)
  if (!letGo) return
  try {
    for (;;) {
      const request = await context.db.read((tx) => tx.certificateRequest.findUnique({ where: { id: requestId } }))
      const step = request && stepOf(request.state)
      if (!step || await step(context, request) === 'stop') return
    }
  } finally {
    await letGo()
  }
}

function stepOf(state: Parameters<Step>[1]['state']): Step | undefined {
  switch (state) {
    case 'made': return makeItsKey
    case 'ordering': return orderCertificate
    case 'ready': return signCertificate
    // In our hands and yet "signing": whoever was calling is gone, or was left without an answer.
    case 'signing': return clarifySigning
    case 'signed': return fetchCertificate
    case 'unclear': case 'fetched': case 'failed': return undefined
    default: return state satisfies never
  }
}

/** The key that the portal makes, sealed from its first moment. */
const makeItsKey: Step = async (context, request) => {
  const { db, clock, threads } = context
  const { businessId, purpose, description } = request
  const id = randomUUID()
  const bits = request.keyBits as KeyBits
  const { name } = await db.read((tx) => tx.organisation.findUniqueOrThrow({ where: { businessId }, select: { name: true } }))
  const { dataKeySealed, privateKeySealed, publicKey, signingRequest } = await threads.run('makeKey', { bits, place: { id, businessId }, customerName: name }, { lane: 'large' })
  return db.transaction(async (tx) => {
    await tx.vaultKey.create({
      data: {
        id, businessId, purpose: purpose === 'give' ? 'give' : 'keep', description, keyBits: bits, createdAt: clock.now(),
        publicKey: new Uint8Array(publicKey), dataKeySealed: new Uint8Array(dataKeySealed), privateKeySealed: new Uint8Array(privateKeySealed),
      },
    })
    return advance(tx, context, request, request.transferSealed ? 'ready' : 'ordering', { vaultKeyId: id, signingRequest: new Uint8Array(signingRequest) })
  })
}

/** A request whose moment passed so long ago that its job must have died with a process. */
const OVERDUE_MS = 60_000

/** Job, every minute: finds requests that a crash left behind. */
export async function recoverCertificateRequests({ db, clock }: Pick<SendingContext, 'db' | 'clock'>): Promise<void> {
  const nextAt = { lt: new Date(clock.now().getTime() - OVERDUE_MS) }
  const overdue = await db.read((tx) => tx.certificateRequest.findMany({ where: { state: { in: [...MOVING_STATES] }, nextAt }, select: { id: true } }))
  await db.transaction(async (tx) => {
    for (const { id } of overdue) await planJob(tx, 'obtain-certificate', { requestId: id }, { key: `certificate ${id}` })
  })
}
