import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { checkWageHead } from '#schemas/rules/wage/index.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { judgeWageDelivery, lookUpStoredReports, type StoredReports } from './judge-wage-delivery.ts'

/** Earnings payment reports, type 100. */
export const wageReports: DeliveryKind<WageReportsToIr, StoredReports> = {
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
  lookUp: lookUpStoredReports,
  judge: judgeWageDelivery,
}
