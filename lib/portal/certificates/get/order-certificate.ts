import { certificateTypeNames, type CertificateType } from '#schemas/certificate-types.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { hold } from '../../hold.ts'
import { registerFailure } from '../../register-failure.ts'
import type { SendingContext } from '../../submissions/sending-context.ts'
import { openOrder, sealTransfer } from './sealed-data.ts'
import type { Step } from './step.ts'
import { advance, fail, waitFor } from './transitions.ts'

const OTHER_ORDER_SECONDS = 3

/**
 * Orders at our own register; the transfer data come in the answer. An order whose answer was lost is void as soon as
 * the next one is placed: nobody ever learned its transfer data.
 */
export const orderCertificate: Step = async (context, request) => {
  const { db, box, register } = context
  const { id, type, description, orderSealed } = request
  // Of one organisation one after the other, so that no order is taken for a lost one while its answer is on its way.
  const letGo = await hold(db, `certificate orders ${request.businessId}`)
  if (!letGo) return db.transaction((tx) => waitFor(tx, context, request, null, { seconds: OTHER_ORDER_SECONDS, attempts: request.attempts }))
  const businessId = BusinessId.parse(request.businessId)
  const { contact, representativeEmail, actor } = openOrder(box, id, orderSealed!)
  const chosen = certificateTypeNames.find((name) => name === type)!
  let order: EserviceResponse<'order-certificate'>
  try {
    const lostOrderId = request.attempts > 0 ? await lostOrderOf(context, { businessId, type: chosen, description }) : undefined
    await db.transaction((tx) => tx.certificateRequest.update({ where: { id }, data: { attempts: { increment: 1 } } }))
    order = await register.call('order-certificate', {
      businessId, type: chosen, description, contact, representativeEmail, actor, deliveredTo: 'eservice', ...(lostOrderId !== undefined && { replacesOrderId: lostOrderId }),
    })
  } catch (error) {
    switch (registerFailure(error)) {
      case 'unavailable': return db.transaction((tx) => waitFor(tx, context, request, 'unreachable'))
      case 'not-offered': return db.transaction((tx) => fail(tx, context, request, 'not-offered'))
      default: throw error
    }
  } finally {
    await letGo()
  }
  return db.transaction(async (tx) => {
    if (!order.accepted) return fail(tx, context, request, order.reason)
    return advance(tx, context, request, 'ready', { orderId: order.orderId, orderedAt: context.clock.now(), orderSealed: null, transferSealed: sealTransfer(box, id, order.transferData!) })
  })
}

/** An open order for this very certificate, given to the portal, that no request of ours has. */
async function lostOrderOf({ db, register }: SendingContext, { businessId, type, description }: { businessId: BusinessId; type: CertificateType; description: string }): Promise<number | undefined> {
  const { orders } = await register.call('read-interface', { businessId })
  const alike = orders.filter((order) => order.state === 'open' && order.deliveredTo === 'eservice' && order.type === type && order.description === description)
  const known = new Set((await db.read((tx) => tx.certificateRequest.findMany({ where: { orderId: { in: alike.map((order) => order.id) } }, select: { orderId: true } }))).map(({ orderId }) => orderId))
  return alike.find((order) => !known.has(order.id))?.id
}
