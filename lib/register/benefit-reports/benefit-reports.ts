import type { BenefitReportsToIr } from '#schemas/generated/types/benefit-reports-to-ir-types.ts'
import { checkBenefitHead, type StoredReport } from '#schemas/rules/benefit/index.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { judgeReports, lookUpReports, type StoredReports } from '../reports/judge-reports.ts'
import { benefitReportKind } from './benefit-report-kind.ts'

/** Deliveries of benefits payment reports, type 102. */
export const benefitReports: DeliveryKind<BenefitReportsToIr, StoredReports<StoredReport>> = {
  file: 'BenefitReportsToIR',
  dataTypes: [102],
  dataKind: 'benefit',
  rules: {
    signaturePresent: 'BR-014',
    signerIsCreator: 'BR-014',
    deliveryIdUnique: 'BR-003',
    mayDeliverForOthers: 'PR-046',
    // A benefit payer always has an identifier (BR-006).
    providerOfPayerWithoutId: 'PR-046',
    benefitsConfirmed: 'BR-008',
  },
  itemCount: (value) => value.deliveryData.reports.report.length,
  payerHasNoId: () => false,
  checkHead: checkBenefitHead,
  lookUp: (tx, ownerKey, value) => lookUpReports(tx, benefitReportKind, ownerKey, value),
  judge: (context, delivery, known) => judgeReports(context, benefitReportKind, delivery, known),
}
