import { z } from 'zod'
import { placeOrder } from '#lib/certificates/orders/place-order.ts'
import { readOutbox, type OutboxMessage } from '#lib/certificates/orders/outbox.ts'
import { deployInterface } from '#lib/certificates/organisations.ts'
import { certificateTypeNames } from '#schemas/certificate-types.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { outboxText } from '../certificate-service/outbox/outbox-text.ts'
import { jsonRoute, refusal, type ControlRoute } from './control-route.ts'
import { invalidBusinessId, type SandboxOptions } from './credentials-route.ts'

const OrderRequest = z.object({
  customerId: z.string(),
  type: z.enum(certificateTypeNames),
  description: z.string().min(5).max(100).default('Ordered in the sandbox'),
  contact: z.object({
    name: z.string().min(1).max(100),
    phone: z.e164(),
    email: z.email().max(254),
  }).default({ name: 'Artificial Contact Person', phone: '+358401234567', email: 'contact@example.org' }),
})

const OUTBOX_MESSAGES_MAX = 1_000

/** `POST /orders`: a certificate order as the portal places it, for any valid Business ID. */
export const ordersRoute = ({ authority, db, clock, secureMessageUrl }: Pick<SandboxOptions, 'authority' | 'db' | 'clock'> & { secureMessageUrl?: string }): ControlRoute => jsonRoute({
  method: 'POST',
  path: '/orders',
  inProduction: false,
  body: OrderRequest,
  async handle({ body: { customerId, type, description, contact } }) {
    const businessId = BusinessId.safeParse(customerId)
    if (!businessId.success) return invalidBusinessId(customerId)
    const now = clock.now()
    const order = await db.transaction(async (tx) => {
      await deployInterface(tx, { businessId: businessId.data, type, now })
      return placeOrder(tx, authority.box, { businessId: businessId.data, type, description, contact, ...(secureMessageUrl === undefined ? {} : { secureMessageUrl }), now })
    })
    if (!order.placed) return refusal(order.reason, `The order was not placed: ${order.reason}`)
    const { customerName, transferId, transferPassword, expiresAt } = order
    return { status: 201, json: { customerId, customerName, transferId, transferPassword, expiresAt } }
  },
})

/** Everything that reaches the recipient, in one text: a program that reads the outbox has no page to open. */
function readText(message: OutboxMessage): { subject?: string; text?: string } {
  const read = outboxText(message)
  if (!read) return {}
  const { secureText, ...mail } = read
  return secureText === undefined ? mail : { ...mail, text: `${mail.text}\n\n==== ${message.values!.link} ====\n\n${secureText}` }
}

/** `GET /outbox`: the newest mails and text messages, oldest first, as their recipients read them. */
export const outboxRoute = ({ authority, db }: Pick<SandboxOptions, 'authority' | 'db'>): ControlRoute => ({
  method: 'GET',
  path: '/outbox',
  inProduction: false,
  async handle() {
    const messages = await readOutbox(db, authority.box, { limit: OUTBOX_MESSAGES_MAX })
    return {
      status: 200,
      json: messages.map((message) => ({ id: message.id, kind: message.kind, to: message.recipient, ...readText(message), createdAt: message.createdAt, sentAt: message.sentAt ?? null })),
    }
  },
})
