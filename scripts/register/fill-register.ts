/**
 * A register that has been in use for years: reports of artificial payers and income earners, stored as processing
 * stores them, without the messages they came in and the feedback they got. For measuring, and for looking at lists
 * that are long.
 */
import type { Database } from '#lib/platform/database.ts'
import { headOf } from '#lib/register/delivery-head.ts'
import { newReference } from '#lib/register/references.ts'
import { reportRows } from '#lib/register/reports/report-rows.ts'
import { insertRows } from '#lib/register/store/insert-rows.ts'
import { wageReportKind } from '#lib/register/wage-reports/wage-report-kind.ts'
import { artificialBusinessId, artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { PERSONAL_IDENTITY_CODE } from '#schemas/parties.ts'
import { aWageDelivery, type WageReportBuilder } from '#schemas/rules/testing/a-delivery.ts'

/** Far from those of the artificial population. */
const FIRST_PAYER = 500_000
/** A payer with a thousand people pays them month by month. */
const REPORTS_PER_DELIVERY = 1_000
const DELIVERIES_PER_PAYER = 10
const PERSONS = 1_800_000
const FIRST_MONTH = { year: 2021, month: 1 }
const MONTHS = 60
const PROCESSED = 3
const AT_ONCE = 2

export type FillOptions = {
  /** rounded up to whole deliveries of 1,000 */
  reports: number
  /** Business ID that all of them belong to; without it each 10,000 belong to a payer of their own */
  owner?: string
  onProgress?: (stored: number) => void
}

/** Stores `reports` earnings payment reports with eight income lines each, paid month by month since January 2021. */
export async function fillRegister(db: Database, { reports, owner, onProgress }: FillOptions): Promise<void> {
  const run = newReference(Date.now()).slice(0, 12)
  const deliveries = Math.ceil(reports / REPORTS_PER_DELIVERY)
  const template = aWageDelivery().withReports(REPORTS_PER_DELIVERY, payEightLines).build()
  let [next, stored] = [0, 0]
  const work = async (): Promise<void> => {
    for (let index = next++; index < deliveries; index = next++) {
      const payer = owner === undefined ? Math.floor(index / DELIVERIES_PER_PAYER) : 0
      await storeDelivery(db, template, { index, deliveryId: `fill-${run}-${index}`, owner: owner ?? artificialBusinessId(FIRST_PAYER + payer), firstPerson: payer * REPORTS_PER_DELIVERY })
      stored += REPORTS_PER_DELIVERY
      onProgress?.(stored)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await db.query('ANALYZE')
}

/** Pay with supplements, withholding and contributions. */
export const payEightLines = (report: WageReportBuilder, index: number): WageReportBuilder =>
  report.paying(201, 3_000_00 + index).paying(207, 123_45).paying(208, 60_10).paying(211, 45_00).paying(235, 210_33).paying(402, 650_00).paying(413, 214_50).paying(414, 25_00)

type Filling = { index: number; deliveryId: string; owner: string; firstPerson: number }

async function storeDelivery(db: Database, template: WageReportsToIr, { index, deliveryId, owner, firstPerson }: Filling): Promise<void> {
  const { paymentDate, startDate, endDate } = monthOf(index % MONTHS)
  const party = { type: 1, code: owner }
  const payer = { ...template.deliveryData.payer, payerIds: { id: [party] } }
  const parties = { deliveryDataOwner: party, deliveryDataCreator: party, deliveryDataSender: party }
  const value: WageReportsToIr = { deliveryData: { ...template.deliveryData, ...parties, deliveryId, paymentPeriod: { paymentDate, startDate, endDate }, payer } }
  const paidAt = Date.parse(`${paymentDate}T09:00:00Z`)
  const reports = template.deliveryData.reports.report.map((report, position) => {
    const reportId = `${deliveryId}-${position}`
    const code = artificialPersonalIdentityCode((firstPerson + position) % PERSONS)
    const incomeEarner = { ...report.incomeEarner, incomeEarnerIds: { id: [{ type: PERSONAL_IDENTITY_CODE, code }] } }
    return { report: { ...report, reportData: { ...report.reportData, reportId }, incomeEarner }, irReportId: newReference(paidAt + position), reportId, version: 1 }
  })
  const ownerKey = `1:${owner}`
  await db.transaction(async (tx) => {
    const [row] = await tx.query<{ arrival_no: number }>(
      `INSERT INTO delivery (ir_delivery_id, owner_key, creator_key, delivery_data_type, delivery_id, channel, faulty_control, head, item_count, received_at, received_on, status, processed_at)
       VALUES ($1, $2, $2, 100, $3, 1, 1, $4, $5, $6, $7, ${PROCESSED}, $6) RETURNING arrival_no`,
      [newReference(paidAt), ownerKey, deliveryId, JSON.stringify(headOf(value.deliveryData)), reports.length, new Date(paidAt), paymentDate])
    await insertRows(tx, reportRows(wageReportKind, { arrivalNo: row!.arrival_no, ownerKey, receivedOn: paymentDate, value }, reports))
  })
}

/** @param n months after the first */
function monthOf(n: number): { paymentDate: string; startDate: string; endDate: string } {
  const month = new Date(Date.UTC(FIRST_MONTH.year, FIRST_MONTH.month - 1 + n, 1))
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate()
  const prefix = month.toISOString().slice(0, 8)
  return { paymentDate: `${prefix}15`, startDate: `${prefix}01`, endDate: `${prefix}${lastDay}` }
}
