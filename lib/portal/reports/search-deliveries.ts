import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import type { FoundDelivery } from '#schemas/eservice-report-operations.ts'
import { NotFound } from '../context.ts'
import { sentFromHere, type SentHere } from './read-report.ts'
import type { ReportsContext } from './reports-context.ts'
import { sightOfDeliveries } from './visible.ts'

export const DELIVERIES_PER_PAGE = 20

export type DeliverySearch = Omit<EserviceRequest<'search-deliveries'>, 'owner' | 'visible' | 'limit'>

/** Deliveries of a party through every channel, its own software's included; newest first. @throws PermissionDenied; the register's failures */
export async function searchDeliveries(context: ReportsContext, ownerKey: OwnerKey, search: DeliverySearch): Promise<EserviceResponse<'search-deliveries'>> {
  const { db, actor, clock, register } = context
  const sight = await db.transaction(async (tx) => {
    const found = await sightOfDeliveries(tx, context, ownerKey)
    await logAction(tx, actor, clock, { action: 'delivery.list', owner: ownerKey })
    return found
  })
  return register.call('search-deliveries', { ...search, ...sight, limit: DELIVERIES_PER_PAGE })
}

export type DeliveryView = FoundDelivery & { byteLength: number; hasFeedback: boolean; sentHere?: SentHere; /** of deliveries of reports */ sums?: EserviceResponse<'sum-income'> }

/** One delivery with its sums by income type. @throws PermissionDenied, NotFound; the register's failures */
export async function readDelivery(context: ReportsContext, ownerKey: OwnerKey, irDeliveryId: string): Promise<DeliveryView> {
  const { db, actor, clock, register } = context
  const sight = await db.read((tx) => sightOfDeliveries(tx, context, ownerKey))
  const { delivery } = await register.call('read-delivery', { ...sight, irDeliveryId })
  if (!delivery) throw new NotFound()
  const sums = delivery.deliveryDataType <= 102 ? await register.call('sum-income', { ...sight, period: { of: 'delivery', irDeliveryId } }) : undefined
  return db.transaction(async (tx) => {
    await logAction(tx, actor, clock, { action: 'delivery.view', owner: ownerKey, subject: `delivery ${irDeliveryId}` })
    const sentHere = (await sentFromHere(tx, ownerKey, [irDeliveryId])).get(irDeliveryId)
    return { ...delivery, ...(sums && { sums }), ...(sentHere && { sentHere }) }
  })
}

/** The message as the register received it, or its stored feedback, byte for byte. @throws PermissionDenied, NotFound; the register's failures */
export async function downloadDelivery(context: ReportsContext, ownerKey: OwnerKey, irDeliveryId: string, kind: 'received' | 'feedback'): Promise<Uint8Array<ArrayBuffer>> {
  const { db, actor, clock, register } = context
  const sight = await db.read((tx) => sightOfDeliveries(tx, context, ownerKey))
  const parts: Buffer[] = []
  for (let offset = 0, total = 1; offset < total;) {
    const { message } = await register.call('read-delivery-message', { ...sight, irDeliveryId, kind, offset })
    if (!message) throw new NotFound()
    const part = Buffer.from(message.base64, 'base64')
    parts.push(part)
    offset += Math.max(part.byteLength, 1)
    total = message.byteLength
  }
  await db.transaction((tx) => logAction(tx, actor, clock, { action: 'delivery.download', owner: ownerKey, subject: `${kind} ${irDeliveryId}` }))
  return new Uint8Array(Buffer.concat(parts))
}
