import type { XmlError } from '#lib/xml/errors.ts'
import { WHOLE_MESSAGE } from '#lib/xml/errors.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { placed, validate } from '#lib/xml/validate.ts'
import { verifySignature, type Verification } from '#lib/xml/verify.ts'
import { dictionary, type NamespaceFile } from '#schemas/dictionary.ts'
import { services } from '#schemas/services.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { DeliveryValue } from '../delivery-kind.ts'
import type { ReceptionViolation } from '../intake/reception-check.ts'

export type ReadDelivery =
  | { valid: true; file: NamespaceFile; value: DeliveryValue; verification: Verification }
  /** Not a delivery at all, or not one that its schema allows: all errors that were found (D-06) */
  | { valid: false; violations: ReceptionViolation[] }

/** Messages that bring deliveries, by namespace: both roots of each are taken (D-25). */
const deliveryMessages: ReadonlyMap<string, NamespaceFile> = new Map(services.flatMap(({ operations }) =>
  operations.filter(({ mode }) => mode === 'ws-real-time' || mode === 'ws-delayed').map(({ input }) => [dictionary[input.file].namespace, input.file])))

/**
 * Reads an uploaded file: form, schema, signature. On this channel what level `schema` finds is MessageErrors (PR-051,
 * D-07), in the feedback file, with line and place.
 */
export function readDeliveryFile(bytes: Uint8Array): ReadDelivery {
  const opened = openDocument(bytes, { bytesMax: bytes.byteLength })
  if (!opened.ok) return refused(opened.errors)
  using document = opened.document
  const file = deliveryMessages.get(document.root().namespace)
  if (file === undefined) return refused(placed(document, [{ ruleId: 'PR-051', path: WHOLE_MESSAGE, message: 'The root element is not of a message that brings a delivery' }]))
  const invalid = validate(document, file)
  if (invalid.length > 0) return refused(invalid)
  const verification = verifySignature(document)
  const { value, errors } = readMessage<DeliveryValue>(document, file)
  return errors.length > 0 ? refused(errors) : { valid: true, file, value, verification }
}

const refused = (errors: readonly XmlError[]): ReadDelivery => ({ valid: false, violations: errors.map(asMessageError) })

function asMessageError({ ruleId, line, column, path, message }: XmlError): ReceptionViolation {
  const place = [`line ${line}`, ...(column === undefined ? [] : [`column ${column}`]), ...(path === undefined || path === WHOLE_MESSAGE ? [] : [path])].join(', ')
  return { ...violation(ruleId, path ?? WHOLE_MESSAGE), level: 'message', details: `${place}: ${message}` }
}
