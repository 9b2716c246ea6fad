import type { PayerSummaryReportsToIr } from '#schemas/generated/types/payer-summary-reports-to-ir-types.ts'
import { checkSeparateHead, type StoredSeparateReport } from '#schemas/rules/separate/index.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { judgeReports, lookUpReports, type StoredReports } from '../reports/judge-reports.ts'
import { separateReportKind } from './separate-report-kind.ts'

/** Deliveries of the employer's separate reports, type 101. */
export const separateReports: DeliveryKind<PayerSummaryReportsToIr, StoredReports<StoredSeparateReport>> = {
  file: 'PayerSummaryReportsToIR',
  dataTypes: [101],
  dataKind: 'wage',
  rules: {
    signaturePresent: 'SR-024',
    signerIsCreator: 'SR-024',
    deliveryIdUnique: 'SR-011',
    mayDeliverForOthers: 'PR-046',
    providerOfPayerWithoutId: 'PR-046',
  },
  itemCount: (value) => value.deliveryData.reports.report.length,
  payerHasNoId: (value) => value.deliveryData.payer.payerBasic?.missingId === true,
  checkHead: checkSeparateHead,
  lookUp: (tx, ownerKey, value) => lookUpReports(tx, separateReportKind, ownerKey, value),
  judge: (context, delivery, known) => judgeReports(context, separateReportKind, delivery, known),
}
