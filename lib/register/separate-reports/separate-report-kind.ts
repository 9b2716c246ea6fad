import type { Payer, PayerSummaryReportsToIr, Report } from '#schemas/generated/types/payer-summary-reports-to-ir-types.ts'
import { partyKey } from '#schemas/parties.ts'
import { monthStart } from '#schemas/rules/dates.ts'
import { checkReplacement, checkSeparateCommon, checkSeparateReports, type StoredSeparateReport } from '#schemas/rules/separate/index.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import { payerIdRows } from '../reports/report-rows.ts'
import type { CellValue } from '../store/insert-rows.ts'

/** Employer's separate reports in the register: their rules, and their tables. */
export const separateReportKind: ReportKind<PayerSummaryReportsToIr, Report, StoredSeparateReport> = {
  reportType: 101,
  // Versions and replacement are as for all reports (SR-150), so their rules are the general ones.
  ruleIds: { onceInDelivery: 'SR-120', reportIdUnique: 'SR-125', targetFound: 'PR-101', targetNewest: 'PR-102', targetValid: 'PR-104' },
  checkCommon: checkSeparateCommon,
  checkItems: checkSeparateReports,
  checkReplacement,
  shared: { table: 'separate_delivery', columns: ['payer'] },
  previousOf: (report, { payer }) => ({ report, payer: payer as Payer }),
  sharedRows({ arrivalNo, value: { deliveryData: { reportDate, payer, contactPersons } } }) {
    return [
      {
        table: 'separate_delivery',
        columns: { arrival_no: 'bigint', report_date: 'date', payer: 'jsonb', contact_persons: 'jsonb' },
        rows: [[arrivalNo, reportDate, JSON.stringify(payer), JSON.stringify(contactPersons)]],
      },
      payerIdRows(arrivalNo, payer),
      {
        table: 'delivery_insurance',
        columns: { arrival_no: 'bigint', kind: 'text', position: 'int', provider: 'text', policy_no: 'text' },
        rows: insurances(payer).map((cells) => [arrivalNo, ...cells]),
      },
    ]
  },
  versionTables: [
    { table: 'separate_target_month', columns: { target_month: 'date' }, rowsOf: ({ paymentMonth }) => [[monthStart(paymentMonth)]] },
    {
      table: 'separate_line',
      columns: { position: 'int', transaction_code: 'smallint', amount_cents: 'bigint' },
      rowsOf: ({ transactions }) => transactions.transaction.map(({ transactionBasic: line }, index) => [index + 1, line.summaryTransactionCode, line.amount]),
    },
  ],
}

const insurances = ({ pensionInsurances, accidentInsurances }: Payer): CellValue[][] => [
  ...(pensionInsurances?.pensionInsurance ?? []).map(({ pensionProvIdCode, pensionPolicyNo }, index) => ['pension', index + 1, String(pensionProvIdCode), pensionPolicyNo]),
  ...(accidentInsurances?.accidentInsurance ?? []).map(({ accInsProvId, accInsPolicyNo }, index) => ['accident', index + 1, partyKey(accInsProvId), accInsPolicyNo]),
]
