import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeliveryHead } from '#lib/register/delivery-head.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aFullBenefitDelivery } from '#schemas/rules/testing/a-full-benefit-delivery.ts'
import { aFullWageDelivery } from '#schemas/rules/testing/a-full-delivery.ts'
import { feedbackOn, sendDelayed } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
let number = 0

beforeAll(async () => { register = await startTestRegister() })
afterAll(() => register?.close())

type ReportData = { actionCode: number; reportId?: string }
type Row = { transactionBasic: { transactionCode: number; amount?: number; taxTreatment?: number }; earningPeriod?: { startDate: string; endDate: string } }
type AnyReport = { reportData: ReportData; transactions?: { transaction: Row[] } }
type Delivery = { deliveryData: DeliveryHead & {
  contactPersons: { contactPerson: { responsibilityCode?: number }[] }
  payer: { payerIds?: { id: { type: number; code: string }[] } }
  reports: { report: AnyReport[] }
} }

/** A report of the full delivery by its place, and by what its amounts are multiplied. */
type Choice = { at: number; factor: number }

/** One mistake in a report. @returns path below the report at which it is to be told; undefined: this report has no place for it */
type Mistake = { rule: string; make: (report: AnyReport, place: number) => string | undefined }

const inRow = (change: (row: Row) => void, element: string) => (report: AnyReport, place: number): string | undefined => {
  const rows = report.transactions?.transaction ?? []
  if (rows.length === 0) return undefined
  const at = place % rows.length
  change(rows[at]!)
  return `Transactions/Transaction[${at + 1}]/${element}`
}
const inReportData = (change: (data: ReportData) => void, element: string) => (report: AnyReport): string => {
  change(report.reportData)
  return `ReportData/${element}`
}

const kinds = [
  {
    name: 'earnings payment reports of both reporting methods', certificate: 'wage-ws', full: aFullWageDelivery as unknown as () => Delivery, newReports: [0, 1, 2, 3, 4, 5, 7],
    ofHead: 'X-WR-014', ofAll: 'X-WR-055',
    mistakes: [
      { rule: 'WR-107', make: inReportData((data) => { delete data.reportId }, 'ReportId') },
      { rule: 'WR-104', make: inReportData((data) => { data.actionCode = 3 }, 'ActionCode') },
      { rule: 'WR-006', make: inReportData((data) => { data.reportId += '.' }, 'ReportId') },
      { rule: 'WR-235', make: inRow(({ transactionBasic }) => { transactionBasic.transactionCode = 228 }, 'TransactionBasic/TransactionCode') },
    ] satisfies Mistake[],
  },
  {
    name: 'benefits payment reports', certificate: 'benefit-ws', full: aFullBenefitDelivery as unknown as () => Delivery, newReports: [0, 1, 2, 3],
    ofHead: 'X-BR-004', ofAll: 'X-BR-013',
    mistakes: [
      { rule: 'BR-032', make: inReportData((data) => { delete data.reportId }, 'ReportId') },
      { rule: 'BR-031', make: inReportData((data) => { data.actionCode = 3 }, 'ActionCode') },
      { rule: 'BR-060', make: inRow(({ transactionBasic }) => { transactionBasic.transactionCode = 201 }, 'TransactionBasic/TransactionCode') },
      { rule: 'BR-061', make: inRow((row) => { delete row.earningPeriod }, 'EarningPeriod') },
      { rule: 'BR-062', make: inRow(({ earningPeriod }) => { earningPeriod!.endDate = '1799-12-31' }, 'EarningPeriod/EndDate') },
      { rule: 'BR-064', make: inRow(({ transactionBasic }) => { transactionBasic.taxTreatment = 10 }, 'TransactionBasic/TaxTreatment') },
    ] satisfies Mistake[],
  },
] as const

/** Relations between amounts stay as they are when all are multiplied by the same. */
function multiplied<Value>(value: Value, factor: number): Value {
  if (Array.isArray(value)) return value.map((entry: unknown) => multiplied(entry, factor)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, key === 'amount' && typeof child === 'number' ? child * factor : multiplied(child as unknown, factor)])) as Value
}

describe.each(kinds)('$name', ({ certificate, full, newReports, mistakes, ofHead, ofAll }) => {
  let payer: TestClient
  beforeAll(async () => { payer = await register.client({ businessId: artificialBusinessId(certificate === 'wage-ws' ? 1 : 2), type: certificate }) })

  const choices = fc.array(fc.record({ at: fc.constantFrom(...newReports), factor: fc.integer({ min: 1, max: 50 }) }), { minLength: 2, maxLength: 12 })

  /** With every group of the message somewhere; references that nobody has used yet. */
  function deliveryOf(chosen: readonly Choice[]): Delivery {
    const delivery = full()
    const { deliveryData } = delivery
    deliveryData.deliveryId = `d-${++number}`
    deliveryData.faultyControl = 1
    for (const role of ['Owner', 'Creator', 'Sender'] as const) deliveryData[`deliveryData${role}`] = { type: 1, code: payer.businessId }
    deliveryData.payer.payerIds!.id[0] = { type: 1, code: payer.businessId }
    const reports = deliveryData.reports.report
    deliveryData.reports.report = chosen.map(({ at, factor }) => {
      const report = multiplied(structuredClone(reports[at]!), factor)
      report.reportData.reportId = `r-${++number}`
      return report
    })
    return delivery
  }

  test('what is right is accepted, whatever it is made of', async () => {
    await fc.assert(fc.asyncProperty(choices, async (chosen) => {
      const { statusResponse } = await feedbackOn(register, payer, deliveryOf(chosen))
      expect(statusResponse.invalidItems).toBeUndefined()
      expect([statusResponse.deliveryDataStatus, statusResponse.validItems!.item.length]).toEqual([3, chosen.length])
    }), { numRuns: 10, seed: 1 })
  }, 60_000)

  test('one mistake in one report is told by its rule and at its place, and falls on that report alone', async () => {
    const found = new Set<string>()
    await fc.assert(fc.asyncProperty(choices, fc.nat(), fc.nat(), fc.constantFrom(...mistakes as readonly Mistake[]), async (chosen, which, place, { rule, make }) => {
      const delivery = deliveryOf(chosen)
      const at = which % chosen.length
      const path = make(delivery.deliveryData.reports.report[at]!, place)
      fc.pre(path !== undefined)
      found.add(rule)
      const { statusResponse } = await feedbackOn(register, payer, delivery)
      expect([statusResponse.deliveryDataStatus, statusResponse.validItems!.item.length, statusResponse.invalidItems!.item.length]).toEqual([3, chosen.length - 1, 1])
      const told = statusResponse.invalidItems!.item[0]!.itemErrors!.errorInfo.find(({ errorCode }) => errorCode === `X-${rule}`)
      expect(told?.errorDetails?.split(': ')[0]).toBe(`DeliveryData/Reports/Report[${at + 1}]/${path}`)
    }), { numRuns: 25, seed: 1 })
    expect([...found].sort()).toEqual(mistakes.map((mistake) => mistake.rule).sort())
  }, 60_000)

  test('a mistake of the head rejects at reception, one of what all share in processing, whatever the reports are', async () => {
    await fc.assert(fc.asyncProperty(choices, async (chosen) => {
      const head = deliveryOf(chosen)
      head.deliveryData.faultyControl = 3
      const { ackData } = await sendDelayed(register, payer, head)
      expect([ackData.deliveryDataStatus, ackData.deliveryErrors!.errorInfo.map(({ errorCode }) => errorCode)]).toEqual([4, [ofHead]])
      const shared = deliveryOf(chosen)
      shared.deliveryData.contactPersons.contactPerson[0]!.responsibilityCode = 3
      const { statusResponse } = await feedbackOn(register, payer, shared)
      expect(statusResponse.deliveryDataStatus).toBe(5)
      expect(statusResponse.deliveryErrors!.errorInfo.map(({ errorCode }) => errorCode)).toContain(ofAll)
    }), { numRuns: 5, seed: 1 })
  }, 60_000)
})
