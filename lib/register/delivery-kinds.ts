/**
 * What the register does with each kind of delivery: one row a kind. A kind that is not here is not in use, and
 * its services say so.
 */
import type { NamespaceFile } from '#schemas/dictionary.ts'
import { services } from '#schemas/services.ts'
import type { DeliveryKind } from './delivery-kind.ts'
import { benefitReports } from './benefit-reports/benefit-reports.ts'
import { invalidations } from './invalidations/invalidations.ts'
import { separateReports } from './separate-reports/separate-reports.ts'
import { wageReports } from './wage-reports/wage-reports.ts'

const kinds = [wageReports, separateReports, benefitReports, ...invalidations] as unknown as readonly DeliveryKind[]

/** Delivery types that a message may carry by the interface description, whether in use here or not. */
const typesOfMessage = (file: NamespaceFile): ReadonlySet<number> =>
  new Set(services.flatMap(({ operations }) => operations.flatMap(({ input, dataTypes }) => (input.file === file ? dataTypes : []))))

/**
 * A type that does not belong to the message is a matter of the message's own head rules, so any of its kinds judges it.
 * @returns undefined when deliveries of this type are not in use
 */
export function deliveryKindOf(file: NamespaceFile, deliveryDataType: number): DeliveryKind | undefined {
  const ofMessage = kinds.filter((kind) => kind.file === file)
  const ofType = ofMessage.find((kind) => kind.dataTypes.includes(deliveryDataType))
  return ofType ?? (typesOfMessage(file).has(deliveryDataType) ? undefined : ofMessage[0])
}

export const deliveryKindOfType = (deliveryDataType: number): DeliveryKind | undefined =>
  kinds.find((kind) => kind.dataTypes.includes(deliveryDataType))
