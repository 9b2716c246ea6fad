/** Invalidations of reports, and of whole deliveries of reports: one kind of delivery for each type. */
import type { InvalidationsToIr } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import { checkInvalidationHead } from '#schemas/rules/invalidations/index.ts'
import { benefitReportKind } from '../benefit-reports/benefit-report-kind.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import type { ReportType, VersionTable } from '../reports/report-kind.ts'
import { separateReportKind } from '../separate-reports/separate-report-kind.ts'
import { wageReportKind } from '../wage-reports/wage-report-kind.ts'
import { findDeliveries, findReports, type DeliveryTarget, type ReportTarget, type Targets } from './find-targets.ts'
import { judgeDeliveryInvalidations } from './judge-delivery-invalidations.ts'
import { judgeReportInvalidations } from './judge-report-invalidations.ts'

type Reports = { reportType: ReportType; versionTables: readonly VersionTable[] }
type DataKind = DeliveryKind['dataKind']

const common = (deliveryDataType: number, dataKind: DataKind) => ({
  file: 'InvalidationsToIR' as const,
  dataTypes: [deliveryDataType],
  dataKind,
  rules: { signaturePresent: 'PR-048', signerIsCreator: 'PR-045', deliveryIdUnique: 'IV-005', mayDeliverForOthers: 'PR-046', providerOfPayerWithoutId: 'PR-046' },
  itemCount: ({ deliveryData }: InvalidationsToIr) => deliveryData.items.item.length,
  // The message does not tell; the provider of such a payer is its owner.
  payerHasNoId: () => false,
  checkHead: checkInvalidationHead,
})

/** 105, 106, 107 */
const ofReports = (deliveryDataType: number, dataKind: DataKind, { reportType, versionTables }: Reports): DeliveryKind<InvalidationsToIr, Targets<ReportTarget>> => ({
  ...common(deliveryDataType, dataKind),
  lookUp: (tx, ownerKey, { deliveryData }) => findReports(tx, ownerKey, reportType, deliveryData.items.item),
  judge: (context, delivery, found) => judgeReportInvalidations(context, delivery, versionTables, found),
})

/** 109, 110, 111 */
const ofDeliveries = (deliveryDataType: number, dataKind: DataKind, { reportType, versionTables }: Reports): DeliveryKind<InvalidationsToIr, Targets<DeliveryTarget>> => ({
  ...common(deliveryDataType, dataKind),
  // Deliveries of reports have the type of their reports.
  lookUp: (tx, ownerKey, { deliveryData }) => findDeliveries(tx, ownerKey, reportType, deliveryData.items.item),
  judge: (context, delivery, found) => judgeDeliveryInvalidations(context, delivery, versionTables, found),
})

export const invalidations = [
  ofReports(105, 'wage', wageReportKind),
  ofReports(106, 'wage', separateReportKind),
  ofReports(107, 'benefit', benefitReportKind),
  ofDeliveries(109, 'wage', wageReportKind),
  ofDeliveries(110, 'wage', separateReportKind),
  ofDeliveries(111, 'benefit', benefitReportKind),
]
