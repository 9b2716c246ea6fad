import type { Transaction } from '#lib/platform/database.ts'

export const interfaceActions = [
  'benefits-confirmed', 'benefits-withdrawn', 'interface-deployed', 'interface-replaced', 'interface-suspended', 'interface-resumed',
  'certificate-ordered', 'order-cancelled', 'contact-changed', 'certificate-issued', 'certificate-renewed', 'certificate-revoked',
] as const

export type InterfaceAction = (typeof interfaceActions)[number]

export type InterfaceEvent = {
  businessId: string
  action: InterfaceAction
  /** Name of the person, as the e-service knows it; none when the organisation's software did it. */
  actor?: string
  applicationId?: number
  orderId?: number
  certificateId?: number
  note?: string
  now: Date
}

/** Who did what; written in the transaction of the act itself. */
export async function recordEvent(tx: Transaction, { businessId, action, actor, applicationId, orderId, certificateId, note, now }: InterfaceEvent): Promise<void> {
  await tx.query(
    'INSERT INTO interface_event (business_id, at, action, actor, application_id, order_id, certificate_id, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [businessId, now, action, actor ?? null, applicationId ?? null, orderId ?? null, certificateId ?? null, note ?? null])
}
