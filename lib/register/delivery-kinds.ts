/**
 * What the register does with each kind of delivery: one row a kind. A kind that is not here is not in use, and
 * its services say so.
 */
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { DeliveryKind } from './delivery-kind.ts'
import { wageReports } from './wage-reports/wage-reports.ts'

const kinds: readonly DeliveryKind[] = [wageReports as unknown as DeliveryKind]

export const deliveryKindOfMessage = (file: NamespaceFile): DeliveryKind | undefined => kinds.find((kind) => kind.file === file)

export const deliveryKindOfType = (deliveryDataType: number): DeliveryKind | undefined =>
  kinds.find((kind) => kind.dataTypes.includes(deliveryDataType))
