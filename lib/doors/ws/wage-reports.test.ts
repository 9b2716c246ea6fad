import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { Item } from '#schemas/generated/types/status-message-types.ts'
import type { WageReportBuilder, WageDeliveryBuilder } from '#schemas/rules/testing/a-delivery.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { askStatus, feedbackOn, readAnswer, sendDelayed, sendInRealTime, statusRequest, wageReports } from '../testing/messages.ts'
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
const aDelivery = (): WageDeliveryBuilder => aWageDelivery().ofPayer(payer.businessId).withDeliveryId(`d-${++number}`)
const paid = (report: WageReportBuilder) => report.withReportId(`r-${++number}`).paying(201, 3_000_00).paying(402, 650_00)
const unknownIncomeType = (report: WageReportBuilder) => paid(report).paying(228, 1_00)

/** The worked examples of five reports (processing.md 6.3). */
describe('five reports', () => {
  const fiveReports = (faulty: number[], faultyControl: 1 | 2) => {
    const delivery = aDelivery().withFaultyControl(faultyControl)
    for (let i = 0; i < 5; i++) delivery.withReport(faulty.includes(i) ? unknownIncomeType : paid)
    return delivery
  }
  const withWrongPayerIdType = (delivery: WageDeliveryBuilder) => delivery.with((data) => {
    data.payer.payerIds!.id.push({ type: 8, code: 'X-1', countryCode: 'SE' })
  })
  const stored = async (deliveryId: string) => (await register.db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM report_version v JOIN delivery d USING (arrival_no) WHERE d.owner_key = $1 AND d.delivery_id = $2', [`1:${payer.businessId}`, deliveryId]))[0]!.count

  test('example 1: a wrong payer identifier type rejects all, and only the delivery error is told', async () => {
    const delivery = withWrongPayerIdType(fiveReports([], 1)).build()
    const { statusResponse } = await feedbackOn(register, payer, delivery)
    expect(statusResponse.deliveryDataStatus).toBe(5)
    expect(statusResponse.deliveryErrors!.errorInfo.map(({ errorCode }) => errorCode)).toEqual(['X-WR-063'])
    expect([statusResponse.validItems, statusResponse.invalidItems]).toEqual([undefined, undefined])
    expect(await stored(delivery.deliveryData.deliveryId)).toBe(0)
  })

  test('example 2: with it, the two faulty reports are listed with their own errors', async () => {
    const { statusResponse } = await feedbackOn(register, payer, withWrongPayerIdType(fiveReports([1, 3], 1)).build())
    expect(statusResponse.deliveryDataStatus).toBe(5)
    expect(statusResponse.deliveryErrors!.errorInfo).toHaveLength(1)
    expect(statusResponse.invalidItems!.item).toHaveLength(2)
    expect(statusResponse.validItems).toBeUndefined()
  })

  test('example 3: FaultyControl 2 stores nothing for two faulty reports', async () => {
    const delivery = fiveReports([1, 3], 2).build()
    const { statusResponse } = await feedbackOn(register, payer, delivery)
    expect(statusResponse.deliveryDataStatus).toBe(5)
    expect(statusResponse.invalidItems!.item.map(({ itemId }) => itemId)).toEqual([1, 3].map((i) => delivery.deliveryData.reports.report[i]!.reportData.reportId))
    expect(await stored(delivery.deliveryData.deliveryId)).toBe(0)
  })

  test('example 4: FaultyControl 1 stores the three good ones', async () => {
    const delivery = fiveReports([1, 3], 1).build()
    const { statusResponse } = await feedbackOn(register, payer, delivery)
    expect(statusResponse.deliveryDataStatus).toBe(3)
    expect(statusResponse.validItems!.item).toHaveLength(3)
    expect(statusResponse.invalidItems!.item).toHaveLength(2)
    expect(await stored(delivery.deliveryData.deliveryId)).toBe(3)
  })

  test('FaultyControl 1 and every report faulty: rejected in processing', async () => {
    const { statusResponse } = await feedbackOn(register, payer, fiveReports([0, 1, 2, 3, 4], 1).build())
    expect(statusResponse.deliveryDataStatus).toBe(5)
    expect(statusResponse.invalidItems!.item).toHaveLength(5)
  })
})

test('what is stored can be asked for by SQL: payer, income earner, payment date, income lines', async () => {
  const delivery = aDelivery().paidOn('2026-03-31').withReport(paid).build()
  const [report] = delivery.deliveryData.reports.report
  await feedbackOn(register, payer, delivery)
  const rows = await register.db.query(
    `SELECT w.payment_date, p.code AS payer, e.code AS earner, l.transaction_code, l.amount_cents
     FROM report r JOIN report_version v USING (ir_report_id) JOIN wage_delivery w USING (arrival_no) JOIN delivery_payer_id p USING (arrival_no)
     JOIN income_earner_id e USING (ir_report_id, version) JOIN income_line l USING (ir_report_id, version)
     WHERE r.report_id = $1 ORDER BY l.position`, [report!.reportData.reportId])
  const earner = report!.incomeEarner.incomeEarnerIds!.id[0]!.code
  expect(rows).toEqual([
    { payment_date: '2026-03-31', payer: payer.businessId, earner, transaction_code: 201, amount_cents: 3_000_00 },
    { payment_date: '2026-03-31', payer: payer.businessId, earner, transaction_code: 402, amount_cents: 650_00 },
  ])
})

test('the exact bytes that were received are kept', async () => {
  const delivery = aDelivery().withReport(paid).build()
  const message = wageReports(payer, delivery)
  await payer.call('WageReportService', 'SendWageReports', message)
  const { receivedBytes } = await import('#lib/register/store/received-bytes.ts')
  const [row] = await register.db.query<{ arrival_no: number }>('SELECT arrival_no FROM delivery WHERE delivery_id = $1 AND owner_key = $2', [delivery.deliveryData.deliveryId, `1:${payer.businessId}`])
  const { bytes } = await receivedBytes(register.db, row!.arrival_no)
  expect(bytes.toString()).toContain(message)
})

describe('versions', () => {
  const send = async (change: (report: WageReportBuilder) => void) => (await feedbackOn(register, payer, aDelivery().withReport(change).build())).statusResponse
  const codes = (item: Item | undefined) => item?.itemErrors?.errorInfo.map(({ errorCode }) => errorCode)

  test('a replacement makes version 2 of the same report, found by either reference', async () => {
    const reportId = `r-${++number}`
    const first = await send((report) => paid(report).withReportId(reportId))
    const irReportId = first.validItems!.item[0]!.irItemId!
    const second = await send((report) => paid(report).replacing(reportId))
    const third = await send((report) => paid(report).with(({ reportData }) => {
      delete reportData.reportId
      reportData.actionCode = 2
      reportData.irReportId = irReportId.toUpperCase()
    }))
    expect([first, second, third].map(({ validItems }) => validItems!.item[0])).toEqual([1, 2, 3].map((itemVersion) => ({ itemId: reportId, irItemId: irReportId, itemVersion })))
  })

  test('a replacement of the version before the newest is outdated', async () => {
    const reportId = `r-${++number}`
    await send((report) => paid(report).withReportId(reportId))
    await send((report) => paid(report).replacing(reportId))
    const { invalidItems } = await send((report) => paid(report).replacing(reportId).with(({ reportData }) => { reportData.reportVersion = 1 }))
    expect(codes(invalidItems!.item[0])).toEqual(['X-WR-113'])
  })

  test('what does not exist cannot be replaced, nor what another payer owns', async () => {
    const other = await register.client({ businessId: artificialBusinessId(2) })
    const theirs = `r-${++number}`
    await feedbackOn(register, other, aWageDelivery().ofPayer(other.businessId).withDeliveryId(`d-${++number}`).withReport((report) => paid(report).withReportId(theirs)).build())
    for (const reportId of ['never-sent', theirs]) {
      const { invalidItems } = await send((report) => paid(report).replacing(reportId))
      expect(codes(invalidItems!.item[0])).toEqual(['X-WR-112'])
    }
  })

  test('a ReportId is used once by a payer; another payer may use the same', async () => {
    const reportId = `r-${++number}`
    await send((report) => paid(report).withReportId(reportId))
    const { invalidItems } = await send((report) => paid(report).withReportId(reportId))
    expect(invalidItems!.item).toMatchObject([{ itemId: reportId, itemErrors: { errorInfo: [{ errorCode: 'X-WR-109' }] } }])
    const other = await register.client({ businessId: artificialBusinessId(3) })
    const { statusResponse } = await feedbackOn(register, other, aWageDelivery().ofPayer(other.businessId).withReport((report) => paid(report).withReportId(reportId)).build())
    expect(statusResponse.deliveryDataStatus).toBe(3)
  })

  test('a rejected report reserves nothing', async () => {
    const reportId = `r-${++number}`
    await send((report) => unknownIncomeType(report).withReportId(reportId))
    expect((await send((report) => paid(report).withReportId(reportId))).deliveryDataStatus).toBe(3)
  })

  test('a payment date may not change in a replacement', async () => {
    const reportId = `r-${++number}`
    await feedbackOn(register, payer, aDelivery().paidOn('2026-02-28').withReport((report) => paid(report).withReportId(reportId)).build())
    const { statusResponse } = await feedbackOn(register, payer, aDelivery().paidOn('2026-03-31').withReport((report) => paid(report).replacing(reportId)).build())
    expect(codes(statusResponse.invalidItems!.item[0])).toEqual(expect.arrayContaining(['X-WR-048']))
  })

  test('two replacements of one report under its two references: both are faulty', async () => {
    const reportId = `r-${++number}`
    const irReportId = (await send((report) => paid(report).withReportId(reportId))).validItems!.item[0]!.irItemId!
    const { statusResponse } = await feedbackOn(register, payer, aDelivery()
      .withReport((report) => paid(report).replacing(reportId))
      .withReport((report) => paid(report).with((data) => {
        data.reportData = { actionCode: 2, irReportId }
        data.incomeEarner.incomeEarnerIds = aWageDelivery().build().deliveryData.reports.report[0]!.incomeEarner.incomeEarnerIds!
      })).build())
    expect(statusResponse.invalidItems!.item.map(codes)).toEqual([['X-WR-103'], ['X-WR-103']])
  })

  test('the same report twice in one delivery: every occurrence is faulty', async () => {
    const reportId = `r-${++number}`
    const { statusResponse } = await feedbackOn(register, payer, aDelivery().withReport((report) => paid(report).withReportId(reportId)).withReport((report) => paid(report).withReportId(reportId)).build())
    expect(statusResponse.invalidItems!.item.map(codes)).toEqual([['X-WR-103'], ['X-WR-103']])
  })
})

describe('a DeliveryId', () => {
  test('is taken once: the second is refused and told what became of the first', async () => {
    const delivery = aDelivery().withReport(paid).build()
    const first = await sendDelayed(register, payer, delivery)
    await register.untilIdle()
    const second = await sendDelayed(register, payer, delivery)
    expect(second.ackData.deliveryDataStatus).toBe(4)
    expect(second.ackData.irDeliveryId).toBeUndefined()
    const [error] = second.ackData.deliveryErrors!.errorInfo
    expect(error!.errorCode).toBe('X-WR-013')
    expect(error!.errorDetails).toContain(first.ackData.irDeliveryId)
    expect(error!.errorDetails).toContain('DeliveryDataStatus 3')
  })

  test('of twenty senders at once with the same delivery exactly one is taken in', async () => {
    const delivery = aDelivery().withReport(paid).build()
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendDelayed(register, payer, delivery)))
    expect(answers.filter(({ ackData }) => ackData.deliveryDataStatus === 2)).toHaveLength(1)
    expect(answers.filter(({ ackData }) => ackData.deliveryErrors?.errorInfo[0]?.errorCode === 'X-WR-013')).toHaveLength(19)
  })

  test('is free again after rejection at reception, and taken after rejection in processing', async () => {
    const deliveryId = `d-${++number}`
    const rejected = await sendDelayed(register, payer, aDelivery().withDeliveryId(deliveryId).with((data) => { data.productionEnvironment = true }).withReport(paid).build())
    expect(rejected.ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-WR-017' }] } })
    const faulty = await feedbackOn(register, payer, aDelivery().withDeliveryId(deliveryId).withReport(unknownIncomeType).build())
    expect(faulty.statusResponse.deliveryDataStatus).toBe(5)
    const again = await sendDelayed(register, payer, aDelivery().withDeliveryId(deliveryId).withReport(paid).build())
    expect(again.ackData.deliveryErrors!.errorInfo[0]!.errorDetails).toContain('DeliveryDataStatus 5')
  })
})

describe('real time', () => {
  test('one report is checked, stored and answered in the call', async () => {
    const delivery = aDelivery().withReport(paid).build()
    const answer = await sendInRealTime(register, payer, delivery)
    expect(answer.statusResponse).toMatchObject({ deliveryDataStatus: 3, validItems: { item: [{ itemId: delivery.deliveryData.reports.report[0]!.reportData.reportId, itemVersion: 1 }] } })
    expect(answer.deliveryData).toMatchObject({ deliveryId: delivery.deliveryData.deliveryId, source: delivery.deliveryData.source })
  })

  test('two reports are one too many', async () => {
    const { statusResponse } = await sendInRealTime(register, payer, aDelivery().withReport(paid).withReport(paid).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-WR-047' }] } })
    expect(statusResponse.irDeliveryId).toBeUndefined()
  })

  test('a faulty report is told at once', async () => {
    const { statusResponse } = await sendInRealTime(register, payer, aDelivery().withReport(unknownIncomeType).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 5, invalidItems: { item: [{ itemErrors: { errorInfo: [{ errorCode: 'X-WR-235' }] } }] } })
  })

  test('a call behind waiting deliveries of the same owner keeps the order', async () => {
    const reportId = `r-${++number}`
    const large = aDelivery().withReports(400, (report, i) => paid(report).withReportId(i === 0 ? reportId : `r-${++number}`)).build()
    const delayed = sendDelayed(register, payer, large)
    await delayed
    const answer = await sendInRealTime(register, payer, aDelivery().withReport((report) => paid(report).replacing(reportId)).build())
    expect(answer.statusResponse.validItems!.item[0]!.itemVersion).toBe(2)
  })
})

describe('feedback', () => {
  test('is the same bytes each time it is fetched', async () => {
    const { ackData } = await sendDelayed(register, payer, aDelivery().withReport(paid).withReport(unknownIncomeType).build())
    await register.untilIdle()
    const fetch = () => payer.call('StatusService', 'GetDeliveryDataStatus', statusRequest(payer, { irDeliveryId: ackData.irDeliveryId! }))
    const [one, two] = [await fetch(), await fetch()]
    expect(one.body.equals(two.body)).toBe(true)
  })

  test('is for the owner and the creator only; to others the delivery does not exist', async () => {
    const provider = await register.client({ businessId: artificialBusinessId(4) })
    const owner = await register.client({ businessId: artificialBusinessId(5) })
    const stranger = await register.client({ businessId: artificialBusinessId(6) })
    const delivery = aWageDelivery().ofPayer(owner.businessId).sentBy(provider.businessId).withReport(paid).build()
    const { ackData } = await sendDelayed(register, provider, delivery)
    await register.untilIdle()
    const query = { deliveryDataOwner: { type: 1, code: owner.businessId }, irDeliveryId: ackData.irDeliveryId! }
    expect((await askStatus(register, owner, query)).statusResponse.deliveryDataStatus).toBe(3)
    expect((await askStatus(register, provider, query)).statusResponse.deliveryDataStatus).toBe(3)
    const hidden = await askStatus(register, stranger, query)
    const missing = await askStatus(register, stranger, { ...query, irDeliveryId: 'f'.repeat(32) })
    for (const answer of [hidden, missing]) {
      expect(answer.deliveryData).toBeUndefined()
      expect(answer.statusResponse).toMatchObject({ deliveryDataStatus: 0, messageErrors: { errorInfo: [{ errorCode: 'X-PR-147' }] } })
    }
  })

  test('asks for at least one reference, and both must hold', async () => {
    const delivery = aDelivery().withReport(paid).build()
    const { ackData } = await sendDelayed(register, payer, delivery)
    const none = await askStatus(register, payer, {})
    expect(none.statusResponse.messageErrors!.errorInfo[0]!.errorCode).toBe('X-PR-080')
    const both = await askStatus(register, payer, { deliveryId: 'another', irDeliveryId: ackData.irDeliveryId! })
    expect(both.statusResponse.deliveryDataStatus).toBe(0)
  })
})

describe('message level', () => {
  const reject = async (client: TestClient, message: string) => {
    const { ackData } = readAnswer<{ ackData: { deliveryDataStatus: number; messageErrors?: { errorInfo: { errorCode: string }[] }; deliveryErrors?: unknown } }>(
      register, await client.call('WageReportService', 'SendWageReports', message))
    expect(ackData.deliveryDataStatus).toBe(4)
    expect(ackData.deliveryErrors).toBeUndefined()
    return ackData.messageErrors!.errorInfo.map(({ errorCode }) => errorCode)
  }

  test('an unsigned delivery is not taken in', async () => {
    const signed = wageReports(payer, aDelivery().withReport(paid).build())
    expect(await reject(payer, signed.replace(/<Signature.*<\/Signature>/s, ''))).toEqual(['X-WR-046'])
  })

  test('a delivery changed after signing is not taken in', async () => {
    const signed = wageReports(payer, aDelivery().withReport(paid).build())
    expect(await reject(payer, signed.replace('<Amount>3000.00</Amount>', '<Amount>9000.00</Amount>'))).toEqual(['X-PR-140'])
  })

  test('the signer is the creator', async () => {
    const other = await register.client({ businessId: artificialBusinessId(7) })
    expect(await reject(other, wageReports(other, aDelivery().withReport(paid).build()))).toEqual(expect.arrayContaining(['X-WR-045']))
  })

  test('connection and signature are of one organisation', async () => {
    const other = await register.client({ businessId: artificialBusinessId(8) })
    expect(await reject(other, wageReports(payer, aDelivery().withReport(paid).build()))).toEqual(['X-PR-143'])
  })

  test('a provider without the purpose "on behalf of another" delivers for itself only', async () => {
    const provider = await register.client({ businessId: artificialBusinessId(9), onBehalf: false })
    expect(await reject(provider, wageReports(provider, aDelivery().sentBy(provider.businessId).withReport(paid).build()))).toEqual(['X-WR-022'])
    const own = await feedbackOn(register, provider, aWageDelivery().ofPayer(provider.businessId).withReport(paid).build())
    expect(own.statusResponse.deliveryDataStatus).toBe(3)
  })

  test('a certificate for benefits does not deliver wages', async () => {
    const benefits = await register.client({ businessId: artificialBusinessId(10), type: 'benefit-ws' })
    expect(await reject(benefits, wageReports(benefits, aWageDelivery().ofPayer(benefits.businessId).withReport(paid).build()))).toEqual(['X-PR-144'])
  })

  test('an organisation whose interface is not deployed is refused', async () => {
    const undeployed = await register.client({ businessId: artificialBusinessId(11), deploy: false })
    expect(await reject(undeployed, wageReports(undeployed, aWageDelivery().ofPayer(undeployed.businessId).withReport(paid).build()))).toEqual(expect.arrayContaining(['X-PR-144']))
  })
})

test('more reports than the register takes in one delivery are a head error', async () => {
  const small = await startTestRegister({ REPORTS_PER_DELIVERY_MAX: '3' })
  try {
    const client = await small.client({ businessId: artificialBusinessId(12) })
    const { ackData } = await sendDelayed(small, client, aWageDelivery().ofPayer(client.businessId).withReports(4, paid).build())
    expect(ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-PR-137' }] } })
  } finally {
    await small.close()
  }
})

test('the e-service speaks for people without a certificate, and its channel is kept', async () => {
  const eService = await register.client({ businessId: artificialBusinessId(13), eService: true })
  const owner = artificialBusinessId(14)
  const delivery = aWageDelivery().ofPayer(owner).withReport(paid).build()
  const answer = await eService.call('WageReportService', 'SendWageReports', wageReports(eService, delivery), { headers: { 'x-ir-channel': 'upload' } })
  expect(readAnswer<{ ackData: { deliveryDataStatus: number } }>(register, answer).ackData.deliveryDataStatus).toBe(2)
  const [row] = await register.db.query('SELECT channel FROM delivery WHERE owner_key = $1', [`1:${owner}`])
  expect(row).toEqual({ channel: 4 })
})

test('paper is channel 6 of the e-service alone, and came on the day it says, never later than today', async () => {
  const eService = await register.client({ businessId: artificialBusinessId(13), eService: true })
  const software = await register.client({ businessId: artificialBusinessId(16) })
  const today = helsinkiDate(new Date())
  const send = async (client: typeof eService, payer: string, arrived: string) => {
    const deliveryId = `paper-${++number}`
    const delivery = aWageDelivery().ofPayer(payer).withDeliveryId(deliveryId).withReport(paid).build()
    await client.call('WageReportService', 'SendWageReports', wageReports(client, delivery), { headers: { 'x-ir-channel': 'paper', 'x-ir-arrived': arrived } })
    const [row] = await register.db.query('SELECT channel, received_on FROM delivery WHERE delivery_id = $1', [deliveryId])
    return row
  }
  expect(await send(eService, artificialBusinessId(17), '2026-01-02')).toEqual({ channel: 6, received_on: '2026-01-02' })
  for (const arrived of ['2999-01-01', 'yesterday']) expect(await send(eService, artificialBusinessId(17), arrived)).toEqual({ channel: 6, received_on: today })
  expect(await send(software, software.businessId, '2026-01-02')).toEqual({ channel: 1, received_on: today })
})
