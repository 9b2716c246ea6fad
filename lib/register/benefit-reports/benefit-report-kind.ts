import type { BenefitReportsToIr, Report } from '#schemas/generated/types/benefit-reports-to-ir-types.ts'
import { checkBenefitCommon, checkBenefitReports, checkReplacement, type StoredReport } from '#schemas/rules/benefit/index.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import { payerIdRows } from '../reports/report-rows.ts'

type Shared = { payer: StoredReport['payer']; payment_date: string }

/** Benefits payment reports in the register: their rules, and their tables. */
export const benefitReportKind: ReportKind<BenefitReportsToIr, Report, StoredReport> = {
  reportType: 102,
  ruleIds: { onceInDelivery: 'BR-030', reportIdUnique: 'BR-032', targetFound: 'BR-033', targetNewest: 'BR-035', targetValid: 'BR-036' },
  checkCommon: checkBenefitCommon,
  checkItems: checkBenefitReports,
  checkReplacement,
  shared: { table: 'benefit_delivery', columns: ['payer', 'payment_date'] },
  previousOf(report, shared) {
    const { payer, payment_date } = shared as Shared
    return { report, payer, paymentDate: payment_date }
  },
  sharedRows({ arrivalNo, value: { deliveryData: { paymentDate, payer, contactPersons } } }) {
    return [
      {
        table: 'benefit_delivery',
        columns: { arrival_no: 'bigint', payment_date: 'date', payer: 'jsonb', contact_persons: 'jsonb' },
        rows: [[arrivalNo, paymentDate, JSON.stringify(payer), JSON.stringify(contactPersons)]],
      },
      payerIdRows(arrivalNo, payer),
    ]
  },
  versionTables: [
    {
      table: 'income_earner_id',
      columns: { position: 'int', type: 'smallint', code: 'text', country_code: 'text' },
      rowsOf: (report) => (report.incomeEarner.incomeEarnerIds?.id ?? []).map((id, index) => [index + 1, id.type, id.code, id.countryCode]),
    },
    {
      table: 'benefit_line',
      columns: {
        position: 'int', transaction_code: 'smallint', retroactive_code: 'smallint', amount_cents: 'bigint', tax_treatment: 'smallint',
        unjust_enrichment: 'boolean', recovery: 'boolean', earned_from: 'date', earned_until: 'date',
      },
      rowsOf: (report) => report.transactions.transaction.map(({ transactionBasic: line, earningPeriod }, index) => [
        index + 1, line.transactionCode, line.retroactiveTransactionCode, line.amount, line.taxTreatment,
        line.unjustEnrichment === true, line.recovery === true, earningPeriod?.startDate, earningPeriod?.endDate,
      ]),
    },
  ],
}
