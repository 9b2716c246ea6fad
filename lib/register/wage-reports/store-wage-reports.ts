import type { Transaction } from '#lib/platform/database.ts'
import type { Report, WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import type { WaitingDelivery } from '../delivery-kind.ts'
import { copyChunks, copyJson, copyText } from '../store/copy-text.ts'

/** An accepted report: version 1 makes a new one, a higher version is added to the stored one (PR-105). */
export type StorableReport = { report: Report; irReportId: string; reportId: string; version: number }

/**
 * Stores the accepted reports of one delivery: what is common once, reports and versions, income earners and income
 * lines by COPY (an INSERT per row is some twenty times slower; `npm run bench` measures both).
 */
export async function storeWageReports(tx: Transaction, delivery: WaitingDelivery<WageReportsToIr>, reports: readonly StorableReport[]): Promise<void> {
  const { paymentPeriod, payer, contactPersons } = delivery.value.deliveryData
  await tx.query(
    `INSERT INTO wage_delivery (arrival_no, payment_date, period_start_date, period_end_date, payer, contact_persons) VALUES ($1, $2, $3, $4, $5, $6)`,
    [delivery.arrivalNo, paymentPeriod.paymentDate, paymentPeriod.startDate, paymentPeriod.endDate, JSON.stringify(payer), JSON.stringify(contactPersons)])
  const payerIds = payer.payerIds?.id ?? []
  await tx.query(
    `INSERT INTO delivery_payer_id (arrival_no, position, type, code, country_code)
     SELECT $1, position, type, code, country_code FROM unnest($2::smallint[], $3::text[], $4::text[]) WITH ORDINALITY AS ids (type, code, country_code, position)`,
    [delivery.arrivalNo, payerIds.map((id) => id.type), payerIds.map((id) => id.code), payerIds.map((id) => id.countryCode ?? null)])

  const added = reports.filter((stored) => stored.version === 1)
  const replaced = reports.filter((stored) => stored.version > 1)
  if (added.length > 0) {
    await tx.copy('COPY report (ir_report_id, owner_key, report_type, report_id, newest_version, status) FROM STDIN',
      copyChunks(map(added, ({ irReportId, reportId }) => `${irReportId}\t${copyText(delivery.ownerKey)}\t100\t${copyText(reportId)}\t1\t1\n`)))
  }
  if (replaced.length > 0) {
    await tx.query(
      `UPDATE report SET newest_version = made.version FROM unnest($1::uuid[], $2::int[]) AS made (ir_report_id, version) WHERE report.ir_report_id = made.ir_report_id`,
      [replaced.map(({ irReportId }) => irReportId), replaced.map(({ version }) => version)])
  }
  await tx.copy('COPY report_version (ir_report_id, version, arrival_no, status, content) FROM STDIN',
    copyChunks(map(reports, ({ irReportId, version, report }) => `${irReportId}\t${version}\t${delivery.arrivalNo}\t1\t${copyJson(report)}\n`)))
  await tx.copy('COPY income_earner_id (ir_report_id, version, position, type, code, country_code) FROM STDIN', copyChunks(map(reports, incomeEarnerLines)))
  await tx.copy('COPY income_line (ir_report_id, version, position, transaction_code, amount_cents, unjust_enrichment, recovery) FROM STDIN', copyChunks(map(reports, incomeLines)))
}

function incomeEarnerLines({ irReportId, version, report }: StorableReport): string {
  let lines = ''
  report.incomeEarner.incomeEarnerIds?.id.forEach((id, index) => {
    lines += `${irReportId}\t${version}\t${index + 1}\t${id.type}\t${copyText(id.code)}\t${copyText(id.countryCode)}\n`
  })
  return lines
}

function incomeLines({ irReportId, version, report }: StorableReport): string {
  let lines = ''
  report.transactions?.transaction.forEach(({ transactionBasic: line }, index) => {
    lines += `${irReportId}\t${version}\t${index + 1}\t${line.transactionCode}\t${copyText(line.amount)}\t${copyText(line.unjustEnrichment === true)}\t${copyText(line.recovery === true)}\n`
  })
  return lines
}

function* map<T>(items: readonly T[], line: (item: T) => string): Generator<string> {
  for (const item of items) yield line(item)
}
