/** What the forms of the ways to a certificate ask for; the schemas' messages are keys of `getCertificate.problem`, or of `certificates.new.problem`. */
import { z } from 'zod'
import { certificateTypeNames } from '#schemas/certificate-types.ts'
import { contactFields } from '../certificates/certificate-fields.ts'

/** Where the key is: the person's signing request, a key given to the person, a key kept here. */
export const ways = ['signing-request', 'own-key', 'kept-key'] as const
export type Way = (typeof ways)[number]

const TransferId = z.string().trim().regex(/^[A-Za-z0-9-]{1,32}$/, 'transferId')
/** RetrievalId and TransferId look alike (pki 5). */
export const RetrievalId = TransferId
const transferFields = { source: z.literal('transfer-data'), transferId: TransferId, transferPassword: z.string().trim().regex(/^[!-~]{1,16}$/, 'transferPassword') }
const orderFields = { source: z.literal('order'), type: z.enum(certificateTypeNames, 'type'), ...contactFields }
const description = z.string().trim().min(5, 'description').max(100, 'description')
const keyBits = z.coerce.number().pipe(z.literal([2048, 3072, 4096], 'bits'))

const requestFields = { description, signingRequest: z.string().default(''), file: z.unknown().optional() }
const keyFields = { description, bits: keyBits }

export const fileIn = (value: unknown): File | undefined => (value instanceof File && value.size > 0 ? value : undefined)

const union = <Fields extends z.ZodRawShape>(fields: Fields) => z.discriminatedUnion('source', [z.object({ ...fields, ...orderFields }), z.object({ ...fields, ...transferFields })], { error: 'source' })

const FILE_BYTES_MAX = 40_000

/** Told together with what else is missing, hence `when`. */
export const SigningRequestForm = union(requestFields)
  .refine((value) => fileIn(value.file) !== undefined || value.signingRequest?.trim() !== '', { path: ['signingRequest'], error: 'signingRequest', when: () => true })
  .refine((value) => (fileIn(value.file)?.size ?? 0) <= FILE_BYTES_MAX, { path: ['signingRequest'], error: 'too-large', when: () => true })
export const KeyForm = union(keyFields)

const typed = ['description', 'signingRequest', 'bits', 'source', 'type', 'contactName', 'contactPhone', 'contactEmail', 'representativeEmail', 'transferId'] as const
export type WishValues = Partial<Record<(typeof typed)[number], string>>

const TYPED_CHARACTERS_MAX = 41_000

/** What was typed, to be shown again: everything but the password, and never what may be a private key. */
export function typedWish(form: FormData): WishValues {
  return Object.fromEntries(typed.flatMap((name) => {
    const value = form.get(name)
    if (typeof value !== 'string' || (name === 'signingRequest' && /PRIVATE KEY/.test(value))) return []
    return [[name, value.slice(0, TYPED_CHARACTERS_MAX)]]
  }))
}
