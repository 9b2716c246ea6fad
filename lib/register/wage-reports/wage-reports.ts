import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { checkWageHead, type StoredReport } from '#schemas/rules/wage/index.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { judgeReports, lookUpReports, type StoredReports } from '../reports/judge-reports.ts'
import { wageReportKind } from './wage-report-kind.ts'

/** Deliveries of earnings payment reports, type 100. */
export const wageReports: DeliveryKind<WageReportsToIr, StoredReports<StoredReport>> = {
  file: 'WageReportsToIR',
  dataTypes: [100],
  dataKind: 'wage',
  rules: {
    signaturePresent: 'WR-046',
    signerIsCreator: 'WR-045',
    deliveryIdUnique: 'WR-013',
    mayDeliverForOthers: 'WR-022',
    providerOfPayerWithoutId: 'WR-024',
  },
  itemCount: (value) => value.deliveryData.reports.report.length,
  payerHasNoId: (value) => value.deliveryData.payer.payerBasic?.missingId === true,
  checkHead: checkWageHead,
  lookUp: (tx, ownerKey, value) => lookUpReports(tx, wageReportKind, ownerKey, value),
  judge: (context, delivery, known) => judgeReports(context, wageReportKind, delivery, known),
}
