import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { Item } from '#schemas/generated/types/status-message-types.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { aSeparateDelivery, type SeparateDeliveryBuilder, type SeparateReportBuilder } from '#schemas/rules/testing/a-separate-delivery.ts'
import { feedbackOn, readAnswer, sendDelayed, sendInRealTime } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
let payer: TestClient
let number = 0

beforeAll(async () => {
  register = await startTestRegister()
  payer = await register.client({ businessId: artificialBusinessId(1) })
})
afterAll(() => register?.close())

/** A good delivery of `payer`, with a DeliveryId of its own. */
const aDelivery = (): SeparateDeliveryBuilder => aSeparateDelivery().ofPayer(payer.businessId).withDeliveryId(`d-${++number}`)
const own = (report: SeparateReportBuilder) => report.withReportId(`r-${++number}`)
const codes = (item: Item | undefined) => item?.itemErrors?.errorInfo.map(({ errorCode }) => errorCode)
const send = async (change: (report: SeparateReportBuilder) => void, ofDelivery: (delivery: SeparateDeliveryBuilder) => void = () => {}) => {
  const delivery = aDelivery().withReport(change)
  ofDelivery(delivery)
  return (await feedbackOn(register, payer, delivery.build())).statusResponse
}

describe('reception', () => {
  test('many reports in a delayed call, each stored as version 1', async () => {
    const { statusResponse, deliveryData } = await feedbackOn(register, payer, aDelivery().withReports(5, own).build())
    expect(statusResponse.deliveryDataStatus).toBe(3)
    expect(statusResponse.validItems!.item.map(({ itemVersion }) => itemVersion)).toEqual([1, 1, 1, 1, 1])
    expect(deliveryData!.deliveryDataType).toBe(101)
  })

  test('one report in real time, and not two', async () => {
    const { statusResponse } = await sendInRealTime(register, payer, aDelivery().withReport(own).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 3, validItems: { item: [{ itemVersion: 1 }] } })
    const two = await sendInRealTime(register, payer, aDelivery().withReports(2, own).build())
    expect(two.statusResponse).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-SR-005' }] } })
  })

  test('a type that is not of this message is an error of the head', async () => {
    const message = writeMessage('PayerSummaryReportsToIR', 'PayerSummaryReportsRequestToIR', aDelivery().withReport(own).with((delivery) => { delivery.deliveryDataType = 100 }).build())
    const answer = readAnswer<{ ackData: object }>(register, await payer.call('PayerSummaryReportService', 'SendPayerSummaryReports', signWritten(message, payer)))
    expect(answer.ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-SR-010' }] } })
  })

  test('a DeliveryId is taken once for this type, and the second is told what became of the first', async () => {
    const delivery = aDelivery().withReport(own).build()
    const first = await sendDelayed(register, payer, delivery)
    const second = await sendDelayed(register, payer, delivery)
    expect(second.ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-SR-011' }] } })
    expect(second.ackData.deliveryErrors!.errorInfo[0]!.errorDetails).toContain(first.ackData.irDeliveryId)
  })

  test('who has no right to deliver for others is told so at message level', async () => {
    const provider = await register.client({ businessId: artificialBusinessId(2), onBehalf: false })
    const { ackData } = await sendDelayed(register, provider, aDelivery().sentBy(provider.businessId).withReport(own).build())
    expect(ackData).toMatchObject({ deliveryDataStatus: 4, messageErrors: { errorInfo: [{ errorCode: 'X-PR-046' }] } })
  })
})

describe('versions', () => {
  test('a replacement makes the next version, found by either reference', async () => {
    const reportId = `r-${++number}`
    const first = await send((report) => report.withReportId(reportId))
    const irReportId = first.validItems!.item[0]!.irItemId!
    const second = await send((report) => report.of(102, 140_00).replacing(reportId))
    const third = await send((report) => report.with((data) => { data.reportData = { actionCode: 2, irReportId: irReportId.toUpperCase(), reportVersion: 2 } }))
    expect([first, second, third].map(({ validItems }) => validItems!.item[0])).toEqual([1, 2, 3].map((itemVersion) => ({ itemId: reportId, irItemId: irReportId, itemVersion })))
  })

  test('an outdated version, an unknown report and a used reference are refused', async () => {
    const reportId = `r-${++number}`
    await send((report) => report.withReportId(reportId))
    await send((report) => report.replacing(reportId))
    const outdated = await send((report) => report.replacing(reportId).with(({ reportData }) => { reportData.reportVersion = 1 }))
    expect(codes(outdated.invalidItems!.item[0])).toEqual(['X-PR-102'])
    expect(codes((await send((report) => report.replacing('never-sent'))).invalidItems!.item[0])).toEqual(['X-PR-101'])
    expect(codes((await send((report) => report.withReportId(reportId))).invalidItems!.item[0])).toEqual(['X-SR-125'])
  })

  test('target month, payer identifiers and insurances stay as they were; amounts and contact persons may change', async () => {
    const reportId = `r-${++number}`
    await send((report) => report.withReportId(reportId).ofMonth(2026, 3))
    const month = await send((report) => report.replacing(reportId).ofMonth(2026, 4))
    expect(codes(month.invalidItems!.item[0])).toEqual(['X-SR-132'])
    const others = await send((report) => report.replacing(reportId).ofMonth(2026, 3), (delivery) => delivery.with(({ payer: data }) => {
      data.payerIds!.id.push({ type: 7, code: 'SE-1', countryCode: 'SE' })
      data.pensionInsurances = { pensionInsurance: [{ pensionProvIdCode: 46, pensionPolicyNo: '46-00000011' }] }
      data.accidentInsurances = { accidentInsurance: [{ accInsProvId: { type: 1, code: artificialBusinessId(9) }, accInsPolicyNo: '1' }] }
    }))
    expect(codes(others.invalidItems!.item[0])).toEqual(['X-SR-051', 'X-SR-100', 'X-SR-110'])
    const allowed = await send((report) => report.replacing(reportId).ofMonth(2026, 3).of(101), (delivery) => delivery.with(({ contactPersons }) => { contactPersons.contactPerson[0]!.name = 'Onni Esimerkki' }))
    expect(allowed.validItems!.item[0]!.itemVersion).toBe(2)
  })

  test('the same report twice in a delivery, by whatever references: both are faulty', async () => {
    const reportId = `r-${++number}`
    const irReportId = (await send((report) => report.withReportId(reportId))).validItems!.item[0]!.irItemId!
    const { statusResponse } = await feedbackOn(register, payer, aDelivery()
      .withReport((report) => report.replacing(reportId))
      .withReport((report) => report.ofMonth(2026, 5).with((data) => { data.reportData = { actionCode: 2, irReportId } })).build())
    expect(statusResponse.invalidItems!.item.map(codes)).toEqual([['X-SR-120'], ['X-SR-120']])
  })

  test('references of earnings payment reports are another space', async () => {
    const reportId = `r-${++number}`
    const wages = await feedbackOn(register, payer, aWageDelivery().ofPayer(payer.businessId).withDeliveryId(`d-${number}`).withReport((report) => report.withReportId(reportId)).build())
    expect(wages.statusResponse.deliveryDataStatus).toBe(3)
    expect(codes((await send((report) => report.replacing(reportId))).invalidItems!.item[0])).toEqual(['X-PR-101'])
    expect((await send((report) => report.withReportId(reportId))).deliveryDataStatus).toBe(3)
  })
})

test('what is stored can be asked for by SQL: payer, policy, target month, amounts', async () => {
  const reportId = `r-${++number}`
  await send((report) => report.withReportId(reportId).ofMonth(2026, 2).of(102, 250_00).of(103, 50_00), (delivery) => delivery.with(({ payer: data }) => {
    data.pensionInsurances = { pensionInsurance: [{ pensionProvIdCode: 46, pensionPolicyNo: '46-00000011' }] }
  }))
  const rows = await register.db.query(
    `SELECT s.report_date, p.code AS payer, i.provider, m.target_month, l.transaction_code, l.amount_cents
     FROM report r JOIN report_version v USING (ir_report_id) JOIN separate_delivery s USING (arrival_no) JOIN delivery_payer_id p USING (arrival_no)
     JOIN delivery_insurance i USING (arrival_no) JOIN separate_target_month m USING (ir_report_id, version) JOIN separate_line l USING (ir_report_id, version)
     WHERE r.report_id = $1 AND r.report_type = 101 AND i.policy_no = '46-00000011' ORDER BY l.position`, [reportId])
  const common = { report_date: '2026-06-04', payer: payer.businessId, provider: '46', target_month: '2026-02-01' }
  expect(rows).toEqual([{ ...common, transaction_code: 102, amount_cents: 250_00 }, { ...common, transaction_code: 103, amount_cents: 50_00 }])
})
