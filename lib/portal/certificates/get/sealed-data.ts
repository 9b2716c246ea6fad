/** What a request for a certificate keeps sealed, as long as it needs it. */
import { z } from 'zod'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { Contact } from '#schemas/eservice-operations.ts'

const OrderData = z.object({ contact: Contact, representativeEmail: z.email(), actor: z.string() })
export type OrderData = z.infer<typeof OrderData>

/** From the secure message, or from the register where the portal itself orders. */
const TransferData = z.object({ transferId: z.string(), transferPassword: z.string(), customerName: z.string().optional() })
export type TransferData = z.infer<typeof TransferData>

/** Opened by the password that the person chose, and by nothing here. */
const KeyFiles = z.object({ pkcs12: z.base64(), keyPem: z.string() })
export type KeyFiles = z.infer<typeof KeyFiles>

type Sealed = Uint8Array<ArrayBuffer>
const seal = (box: SealedBox, value: unknown, context: string): Sealed => new Uint8Array(box.seal(Buffer.from(JSON.stringify(value)), context))
const open = (box: SealedBox, sealed: Uint8Array, context: string): unknown => JSON.parse(box.open(sealed, context).toString())

export const sealOrder = (box: SealedBox, requestId: string, data: OrderData): Sealed => seal(box, data, `certificate order ${requestId}`)
export const openOrder = (box: SealedBox, requestId: string, sealed: Uint8Array): OrderData => OrderData.parse(open(box, sealed, `certificate order ${requestId}`))
export const sealTransfer = (box: SealedBox, requestId: string, data: TransferData): Sealed => seal(box, data, `transfer data ${requestId}`)
export const openTransfer = (box: SealedBox, requestId: string, sealed: Uint8Array): TransferData => TransferData.parse(open(box, sealed, `transfer data ${requestId}`))
export const sealFiles = (box: SealedBox, requestId: string, data: KeyFiles): Sealed => seal(box, data, `key files ${requestId}`)
export const openFiles = (box: SealedBox, requestId: string, sealed: Uint8Array): KeyFiles => KeyFiles.parse(open(box, sealed, `key files ${requestId}`))
