import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { Payer, PayerSummaryReportsToIr, Report } from '#schemas/generated/types/payer-summary-reports-to-ir-types.ts'
import type { ErrorInfo } from '#schemas/generated/types/status-message-types.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { monthNumber, monthOf } from '#schemas/rules/dates.ts'
import { checkSeparateCommon, checkSeparateHead, checkSeparateReports } from '#schemas/rules/separate/index.ts'
import { aFullSeparateDelivery } from '#schemas/rules/testing/a-full-separate-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { separateCases } from '#schemas/rules/testing/separate-cases/index.ts'
import { feedbackOn, sendInRealTime } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
/** Speaks for any payer (D-54), so that the rules decide and nothing before them. */
let eService: TestClient
const payer = artificialBusinessId(0)
let number = 0
const today = helsinkiDate(new Date())

beforeAll(async () => {
  register = await startTestRegister()
  eService = await register.client({ businessId: artificialBusinessId(70), eService: true })
})
afterAll(() => register?.close())

/** References of this delivery alone; those that are wrong stay as they are. */
function withOwnReferences(delivery: PayerSummaryReportsToIr): PayerSummaryReportsToIr {
  const own = structuredClone(delivery)
  const prefix = `p${++number}-`
  const { deliveryData } = own
  if (/^[\w-]+$/.test(deliveryData.deliveryId)) deliveryData.deliveryId = `${prefix}d`
  for (const { reportData } of deliveryData.reports.report) if (reportData.reportId && /^[\w-]+$/.test(reportData.reportId)) reportData.reportId = prefix + reportData.reportId
  return own
}

const isNew = ({ reportData }: Report) => reportData.actionCode === 1
const sendable = separateCases.filter(({ delivery, context }) =>
  context.environment === 'test' && !context.realTime && !context.lists && context.reportsMax > 1 && delivery.deliveryData.deliveryDataType === 101 && delivery.deliveryData.reports.report.length === 1 && delivery.deliveryData.reports.report.every(isNew))

const told = (group: { errorInfo: readonly ErrorInfo[] } | undefined) => (group?.errorInfo ?? []).map(({ errorCode, errorDetails }) => [errorCode, errorDetails?.replace(/: .*$/, '')])
const found = (violations: readonly Violation[]) => violations.map(({ code, path }) => [code, path])

test.each(sendable.map((ruleCase) => [ruleCase.violates ?? 'right', ruleCase.what, ruleCase] as const))('%s, %s: the register says what the rules say, at their level and place', async (_id, _what, ruleCase) => {
  const delivery = withOwnReferences(ruleCase.delivery)
  const context = { ...ruleCase.context, today }
  const [head, common, [item]] = [checkSeparateHead(delivery, context), checkSeparateCommon(delivery, context), checkSeparateReports(delivery, context)]
  const { statusResponse } = await sendInRealTime(register, eService, delivery)
  expect(statusResponse.messageErrors).toBeUndefined()
  if (head.length > 0) {
    expect([statusResponse.deliveryDataStatus, told(statusResponse.deliveryErrors), statusResponse.irDeliveryId]).toEqual([4, found(head), undefined])
    return
  }
  expect(statusResponse.deliveryDataStatus).toBe(common.length > 0 || item!.length > 0 ? 5 : 3)
  expect(told(statusResponse.deliveryErrors)).toEqual(found(common))
  expect(told(statusResponse.invalidItems?.item[0]?.itemErrors)).toEqual(found(item!))
})

const lastMonth = monthNumber(monthOf(today)) + 1
const firstMonth = monthNumber({ year: 2019, month: 1 })
const aMonth = fc.integer({ min: firstMonth, max: lastMonth }).map((months) => ({ year: Math.floor(months / 12), month: months % 12 + 1 }))
const anAmount = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })
const incomeTypes = fc.oneof(
  fc.constant([{ summaryTransactionCode: 101 }]),
  fc.array(fc.record({ summaryTransactionCode: fc.constantFrom(102, 103), amount: anAmount }), { minLength: 1, maxLength: 4 }),
)
/** Each group of the payer beyond its identifiers, or not. */
const described = fc.subarray(['payerBasic', 'address', 'subOrgs', 'pensionInsurances', 'accidentInsurances'] as (keyof Payer)[])
  .map((groups) => (groups.includes('pensionInsurances') && !groups.includes('subOrgs') ? [...groups, 'subOrgs' as const] : groups))

test('whatever right separate reports are sent, they are stored; whichever of them are cancelled, they are', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(aMonth, incomeTypes), { minLength: 1, maxLength: 6 }), described, fc.infiniteStream(fc.boolean()), async (reports, groups, chosen) => {
    const { payer: full } = aFullSeparateDelivery().deliveryData
    const builder = aSeparateDelivery().ofPayer(payer).with((delivery) => {
      for (const group of groups) Object.assign(delivery.payer, { [group]: full[group] })
    })
    for (const [month, types] of reports) {
      builder.withReport((report) => {
        report.ofMonth(month.year, month.month)
        for (const { summaryTransactionCode, amount } of types as { summaryTransactionCode: number; amount?: number }[]) report.of(summaryTransactionCode, amount)
      })
    }
    const delivery = withOwnReferences(builder.build())
    const stored = await feedbackOn(register, eService, delivery)
    expect([stored.statusResponse.deliveryErrors, stored.statusResponse.invalidItems, stored.statusResponse.deliveryDataStatus]).toEqual([undefined, undefined, 3])

    const items = stored.statusResponse.validItems!.item.filter(() => chosen.next().value)
    if (items.length === 0) return
    const invalidation = anInvalidation(106).ofPayer(payer).withDeliveryId(`i-${++number}`)
    for (const { itemId, irItemId, itemVersion } of items) {
      invalidation.of({ ...(chosen.next().value ? { itemId: itemId! } : { irItemId: irItemId! }), ...(chosen.next().value && { itemVersion: itemVersion! }) })
    }
    const cancelled = await feedbackOn(register, eService, invalidation.build())
    expect(cancelled.statusResponse.validItems!.item).toEqual(items.map((item) => ({ ...item, itemVersion: 2 })))
    const whole = await feedbackOn(register, eService, anInvalidation(110).ofPayer(payer).withDeliveryId(`i-${++number}`).of({ irItemId: stored.statusResponse.irDeliveryId! }).build())
    expect(whole.statusResponse.deliveryDataStatus).toBe(3)
    const left = await register.db.query<{ n: number }>('SELECT count(*)::int AS n FROM report JOIN report_version USING (ir_report_id) JOIN delivery USING (arrival_no) WHERE delivery_id = $1 AND report.status = 1', [delivery.deliveryData.deliveryId])
    expect(left[0]!.n).toBe(0)
  }), { numRuns: 12, seed: 1 })
}, 60_000)
