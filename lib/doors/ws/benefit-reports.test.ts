import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { AckFromIr, Item } from '#schemas/generated/types/status-message-types.ts'
import { aBenefitDelivery, type BenefitDeliveryBuilder, type BenefitReportBuilder } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { feedbackOn, readAnswer, sendDelayed, sendInRealTime, signedDelivery } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
let payer: TestClient
let number = 0

beforeAll(async () => {
  register = await startTestRegister()
  payer = await register.client({ businessId: artificialBusinessId(1), type: 'benefit-ws' })
})
afterAll(() => register?.close())

/** A good delivery of `payer`, with a DeliveryId of its own. */
const aDelivery = (): BenefitDeliveryBuilder => aBenefitDelivery().ofPayer(payer.businessId).withDeliveryId(`d-${++number}`)
const own = (report: BenefitReportBuilder) => report.withReportId(`r-${++number}`)
const codes = (item: Item | undefined) => item?.itemErrors?.errorInfo.map(({ errorCode }) => errorCode)
const send = async (change: (report: BenefitReportBuilder) => void, ofDelivery: (delivery: BenefitDeliveryBuilder) => void = () => {}) => {
  const delivery = aDelivery().withReport(change)
  ofDelivery(delivery)
  return (await feedbackOn(register, payer, delivery.build())).statusResponse
}
const confirm = (businessId: string, confirmed: boolean) =>
  register.db.query('UPDATE organisation SET benefits_confirmed_at = $2 WHERE business_id = $1', [businessId, confirmed ? new Date() : null])

describe('reception', () => {
  test('many reports in a delayed call, each stored as version 1', async () => {
    const { statusResponse, deliveryData } = await feedbackOn(register, payer, aDelivery().withReports(5, own).build())
    expect(statusResponse.deliveryDataStatus).toBe(3)
    expect(statusResponse.validItems!.item.map(({ itemVersion }) => itemVersion)).toEqual([1, 1, 1, 1, 1])
    expect(deliveryData!.deliveryDataType).toBe(102)
  })

  test('one report in real time, and not two', async () => {
    const { statusResponse } = await sendInRealTime(register, payer, aDelivery().withReport(own).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 3, validItems: { item: [{ itemVersion: 1 }] } })
    const two = await sendInRealTime(register, payer, aDelivery().withReports(2, own).build())
    expect(two.statusResponse).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-BR-009' }] } })
  })

  test('a DeliveryId is taken once, and the second is told what became of the first', async () => {
    const delivery = aDelivery().withReport(own).build()
    const first = await sendDelayed(register, payer, delivery)
    const second = await sendDelayed(register, payer, delivery)
    expect(second.ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-BR-003' }] } })
    expect(second.ackData.deliveryErrors!.errorInfo[0]!.errorDetails).toContain(first.ackData.irDeliveryId)
  })

  test('a certificate for wages does not open the service of benefits', async () => {
    const wages = await register.client({ businessId: artificialBusinessId(2) })
    const { ackData } = await sendDelayed(register, wages, aBenefitDelivery().ofPayer(wages.businessId).withReport(own).build())
    expect(ackData).toMatchObject({ deliveryDataStatus: 4, messageErrors: { errorInfo: [{ errorCode: 'X-PR-144' }, { errorCode: 'X-BR-008' }] } })
  })

  test('who has not confirmed that it reports benefits may not, as creator or as owner (BR-008)', async () => {
    const provider = await register.client({ businessId: artificialBusinessId(3), type: 'benefit-ws' })
    const refused = async (ofDelivery: (delivery: BenefitDeliveryBuilder) => void) => {
      const delivery = aDelivery().withReport(own)
      ofDelivery(delivery)
      const { ackData } = await sendDelayed(register, provider, delivery.build())
      return [ackData.deliveryDataStatus, ackData.messageErrors?.errorInfo.map(({ errorCode, errorDetails }) => [errorCode, errorDetails])]
    }
    expect(await refused((delivery) => delivery.sentBy(provider.businessId))).toEqual([2, undefined])
    await confirm(provider.businessId, false)
    expect(await refused((delivery) => delivery.sentBy(provider.businessId))).toEqual([4, [['X-BR-008', `DeliveryData/DeliveryDataCreator/Code: ${provider.businessId}`]]])
    await confirm(provider.businessId, true)
    const unconfirmed = artificialBusinessId(4)
    expect(await refused((delivery) => delivery.ofPayer(unconfirmed).sentBy(provider.businessId))).toEqual([4, [['X-BR-008', `DeliveryData/DeliveryDataOwner/Code: ${unconfirmed}`]]])
  })

  test('of a foreign payer no confirmation is asked: it has no place to give it', async () => {
    const foreign = { type: 7, code: 'SE-1', countryCode: 'SE' }
    const { ackData } = await sendDelayed(register, payer, aDelivery().withReport(own).with((delivery) => {
      delivery.deliveryDataOwner = { ...foreign }
      delivery.payer = { payerIds: { id: [{ ...foreign }] }, payerBasic: { companyName: 'AB' }, address: { street: 'A', postalCode: '1', postOffice: 'B', countryCode: 'SE' } }
    }).build())
    expect(ackData.deliveryDataStatus).toBe(2)
  })
})

describe('FaultyControl', () => {
  const faulty = (report: BenefitReportBuilder) => own(report).paying(201, 1)
  const mixed = (faultyControl: 1 | 2) => feedbackOn(register, payer, aDelivery().withFaultyControl(faultyControl).withReport(own).withReport(faulty).withReport(own).build())

  test('1: the good ones are stored', async () => {
    const { statusResponse } = await mixed(1)
    expect([statusResponse.deliveryDataStatus, statusResponse.validItems!.item.length, statusResponse.invalidItems!.item.map(codes)]).toEqual([3, 2, [['X-BR-060']]])
  })
  test('2: nothing is', async () => {
    const { statusResponse } = await mixed(2)
    expect([statusResponse.deliveryDataStatus, statusResponse.validItems, statusResponse.invalidItems!.item.length]).toEqual([5, undefined, 1])
  })
  test('an error of the payer rejects all whatever it says', async () => {
    const response = await send(own, (delivery) => delivery.with(({ payer: { payerIds } }) => { payerIds.id.push({ type: 7, code: 'X' }) }))
    expect(response).toMatchObject({ deliveryDataStatus: 5, deliveryErrors: { errorInfo: [{ errorCode: 'CCV0030' }] } })
    expect([response.validItems, response.invalidItems]).toEqual([undefined, undefined])
  })
})

describe('versions', () => {
  test('a replacement makes version 2 of the same report, found by either reference', async () => {
    const reportId = `r-${++number}`
    const first = await send((report) => report.withReportId(reportId))
    const irReportId = first.validItems!.item[0]!.irItemId!
    const second = await send((report) => report.replacing(reportId))
    const third = await send((report) => report.with((r) => { r.reportData = { actionCode: 2, irReportId: irReportId.toUpperCase(), reportVersion: 2 } }))
    expect([first, second, third].map(({ validItems }) => validItems!.item[0])).toEqual([1, 2, 3].map((itemVersion) => ({ itemId: reportId, irItemId: irReportId, itemVersion })))
    expect(codes((await send((report) => report.with((r) => { r.reportData = { actionCode: 2, reportId, reportVersion: 2 } }))).invalidItems!.item[0])).toEqual(['X-BR-035'])
  })

  test('what is frozen cannot be replaced', async () => {
    const reportId = `r-${++number}`
    await send((report) => report.withReportId(reportId))
    const response = await send((report) => report.replacing(reportId).with(({ incomeEarner }) => { incomeEarner.incomeEarnerIds!.id[0]!.code = '010190-900X' }), (delivery) => delivery.paidOn('2026-06-16'))
    expect(codes(response.invalidItems!.item[0])).toEqual(expect.arrayContaining(['X-BR-012', 'X-BR-045']))
  })

  test('a used reference, a replacement of nothing, and two replacements of one report', async () => {
    const reportId = `r-${++number}`
    const { validItems } = await send((report) => report.withReportId(reportId))
    expect(codes((await send((report) => report.withReportId(reportId))).invalidItems!.item[0])).toEqual(['X-BR-032'])
    expect(codes((await send((report) => report.replacing('never-sent'))).invalidItems!.item[0])).toEqual(['X-BR-033'])
    const twice = await feedbackOn(register, payer, aDelivery()
      .withReport((report) => report.replacing(reportId))
      .withReport((report) => report.with((r) => {
        r.reportData = { actionCode: 2, irReportId: validItems!.item[0]!.irItemId! }
      })).build())
    expect(twice.statusResponse.invalidItems!.item.map(codes)).toEqual([['X-BR-030'], expect.arrayContaining(['X-BR-030'])])
  })

  test('a report of wages may carry the same reference', async () => {
    const reportId = `r-${++number}`
    await send((report) => report.withReportId(reportId))
    const { count } = (await register.db.query<{ count: number }>('SELECT count(*)::int FROM report WHERE report_id = $1 AND report_type = 102', [reportId]))[0]!
    expect(count).toBe(1)
  })
})

test('what is stored can be asked for by SQL: payer, income earner, payment date, income types with their periods', async () => {
  const delivery = aDelivery().paidOn('2026-03-31').withReport((report) => own(report).paying(1423, 1_200_00, (row) => {
    row.transactionBasic.taxTreatment = 1
    row.transactionBasic.retroactiveTransactionCode = 1424
    row.benefitUnit = { unitCode: 2, unitAmount: 20_00 }
  }).paying(1266, -1_00)).build()
  await feedbackOn(register, payer, delivery)
  const [report] = delivery.deliveryData.reports.report
  const rows = await register.db.query(
    `SELECT b.payment_date, p.code AS payer, e.code AS earner, l.transaction_code, l.retroactive_code, l.amount_cents, l.tax_treatment, l.earned_from, l.earned_until
     FROM report r JOIN report_version v USING (ir_report_id) JOIN benefit_delivery b USING (arrival_no) JOIN delivery_payer_id p USING (arrival_no)
     JOIN income_earner_id e USING (ir_report_id, version) JOIN benefit_line l USING (ir_report_id, version)
     WHERE r.report_id = $1 ORDER BY l.position`, [report!.reportData.reportId])
  const common = { payment_date: '2026-03-31', payer: payer.businessId, earner: report!.incomeEarner.incomeEarnerIds!.id[0]!.code, earned_from: '2026-05-01', earned_until: '2026-05-31' }
  expect(rows).toEqual([
    { ...common, transaction_code: 1423, retroactive_code: 1424, amount_cents: 1_200_00, tax_treatment: 1 },
    { ...common, transaction_code: 1266, retroactive_code: null, amount_cents: -1_00, tax_treatment: null },
  ])
})

test('thousands of reports go in by the bulk path', async () => {
  const { statusResponse } = await feedbackOn(register, payer, aDelivery().withReports(2_000, own).build())
  expect([statusResponse.deliveryDataStatus, statusResponse.validItems!.item.length]).toEqual([3, 2_000])
}, 60_000)

test('the utmost that schema and rules let through is stored, and holds up nobody', async () => {
  const response = await send((report) => own(report).with(({ incomeEarner }) => {
    incomeEarner.incomeEarnerIds = { id: Array.from({ length: 33_000 }, () => ({ ...incomeEarner.incomeEarnerIds!.id[0]! })) }
  }).paying(1100, 1, (row) => { row.earningPeriod = { startDate: '1800-01-01', endDate: '9999-12-31' } }))
  expect(response.deliveryDataStatus).toBe(3)
}, 60_000)

test('PR-008: benefits are refused on paper, though the e-service brings them', async () => {
  const eService = await register.client({ businessId: artificialBusinessId(31), eService: true })
  const delivery = aDelivery().withReport(own).build()
  const send = async (channel: string) =>
    readAnswer<AckFromIr>(register, await eService.call('BenefitReportService', 'SendBenefitReports', signedDelivery(eService, delivery), { headers: { 'x-ir-channel': channel } })).ackData
  const refused = await send('paper')
  expect([refused.deliveryDataStatus, refused.deliveryErrors?.errorInfo.map(({ errorCode }) => errorCode)]).toEqual([4, ['X-PR-008']])
  expect((await send('form')).deliveryDataStatus, 'and the reference is free').toBe(2)
})
