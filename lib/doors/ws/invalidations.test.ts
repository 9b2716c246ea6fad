import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { Item as Target } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import type { AckFromIr, Item, StatusResponse } from '#schemas/generated/types/status-message-types.ts'
import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation, type InvalidationBuilder } from '#schemas/rules/testing/an-invalidation.ts'
import { askStatus, feedbackOn, readAnswer, sendDelayed, sendInRealTime, statusRequest, type AnyDelivery } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
let payer: TestClient
/** Pays benefits: another organisation with a certificate for them. */
let benefitPayer: TestClient
let number = 0

beforeAll(async () => {
  register = await startTestRegister()
  payer = await register.client({ businessId: artificialBusinessId(1) })
  benefitPayer = await register.client({ businessId: artificialBusinessId(8), type: 'benefit-ws' })
})
afterAll(() => register?.close())

const next = (prefix: string) => `${prefix}-${++number}`

/** The kinds of reports: how one comes in, is replaced and is invalidated. */
const kinds = [
  {
    name: 'earnings payment reports', reports: 105, delivery: 109, type: 100, table: 'income_line', cancelled: 'X-WR-114', used: 'X-WR-109',
    sent: (...ids: string[]): AnyDelivery => aWageDelivery().ofPayer(payer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.withReportId(ids[i]!)).build(),
    replacing: (...ids: string[]): AnyDelivery => aWageDelivery().ofPayer(payer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.replacing(ids[i]!)).build(),
  },
  {
    name: 'separate reports', reports: 106, delivery: 110, type: 101, table: 'separate_line', cancelled: 'X-PR-104', used: 'X-SR-125',
    sent: (...ids: string[]): AnyDelivery => aSeparateDelivery().ofPayer(payer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.withReportId(ids[i]!)).build(),
    replacing: (...ids: string[]): AnyDelivery => aSeparateDelivery().ofPayer(payer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.replacing(ids[i]!)).build(),
  },
  {
    name: 'benefits payment reports', reports: 107, delivery: 111, type: 102, table: 'benefit_line', cancelled: 'X-BR-036', used: 'X-BR-032',
    sent: (...ids: string[]): AnyDelivery => aBenefitDelivery().ofPayer(benefitPayer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.withReportId(ids[i]!)).build(),
    replacing: (...ids: string[]): AnyDelivery => aBenefitDelivery().ofPayer(benefitPayer.businessId).withDeliveryId(next('d')).withReports(ids.length, (report, i) => report.replacing(ids[i]!)).build(),
  },
]

const BENEFITS = [102, 107, 111]
const clientOf = (type: number): TestClient => (BENEFITS.includes(type) ? benefitPayer : payer)

const codes = (item: Item | undefined) => item?.itemErrors?.errorInfo.map(({ errorCode }) => errorCode)
const own = (type: number): InvalidationBuilder => anInvalidation(type).ofPayer(clientOf(type).businessId).withDeliveryId(next('i'))
const invalidate = async (type: number, targets: Target[], change: (invalidation: InvalidationBuilder) => void = () => {}): Promise<StatusResponse> => {
  const invalidation = own(type)
  for (const target of targets) invalidation.of(target)
  change(invalidation)
  return (await feedbackOn(register, clientOf(type), invalidation.build())).statusResponse
}
const store = async (delivery: AnyDelivery): Promise<StatusResponse> => {
  const { statusResponse } = await feedbackOn(register, clientOf(delivery.deliveryData.deliveryDataType), delivery)
  expect(statusResponse.deliveryDataStatus).toBe(3)
  return statusResponse
}
const versionsOf = async (reportId: string, type: number) => (await register.db.query<{ version: number; status: number }>(
  'SELECT v.version, v.status FROM report r JOIN report_version v USING (ir_report_id) WHERE r.owner_key = $1 AND r.report_id = $2 AND r.report_type = $3 ORDER BY v.version',
  [`1:${clientOf(type).businessId}`, reportId, type])).map(({ version, status }) => [version, status])

describe.each(kinds)('reports: $name', (kind) => {
  test('a report gets an invalidated version with the content of the one before it, which stays as it was', async () => {
    const reportId = next('r')
    await store(kind.sent(reportId))
    const first = await store(kind.replacing(reportId))
    const answer = await invalidate(kind.reports, [{ itemId: reportId }])
    expect(answer.deliveryDataStatus).toBe(3)
    expect(answer.validItems!.item).toEqual([{ itemId: reportId, irItemId: first.validItems!.item[0]!.irItemId, itemVersion: 3 }])
    expect(await versionsOf(reportId, kind.type)).toEqual([[1, 1], [2, 1], [3, 2]])
    const rows = await register.db.query<{ version: number; content: object; lines: number }>(
      `SELECT version, content, (SELECT count(*)::int FROM ${kind.table} l WHERE l.ir_report_id = v.ir_report_id AND l.version = v.version) AS lines
       FROM report_version v JOIN report USING (ir_report_id) WHERE report_id = $1 AND report_type = $2 AND version > 1 ORDER BY version`, [reportId, kind.type])
    expect(rows[1]).toEqual({ ...rows[0], version: 3 })
    expect(rows[0]!.lines).toBeGreaterThan(0)
  })

  test('by the register\'s reference, by both, or by the version; in real time too', async () => {
    const ids = [next('r'), next('r'), next('r')] as const
    const items = (await store(kind.sent(...ids))).validItems!.item
    const irItemId = (i: number) => items[i]!.irItemId!
    const answer = await invalidate(kind.reports, [{ irItemId: irItemId(0).toUpperCase() }, { irItemId: irItemId(1), itemId: ids[1], itemVersion: 1 }])
    expect(answer.validItems!.item).toEqual([0, 1].map((i) => ({ itemId: ids[i], irItemId: irItemId(i), itemVersion: 2 })))
    const { statusResponse } = await sendInRealTime(register, clientOf(kind.type), own(kind.reports).of({ itemId: ids[2] }).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 3, validItems: { item: [{ itemId: ids[2], itemVersion: 2 }] } })
  })

  test('an invalidated report is neither invalidated nor replaced again, and its reference stays reserved', async () => {
    const reportId = next('r')
    await store(kind.sent(reportId))
    await invalidate(kind.reports, [{ itemId: reportId }])
    const again = await invalidate(kind.reports, [{ itemId: reportId }])
    expect(again.deliveryDataStatus).toBe(5)
    expect(again.invalidItems!.item).toMatchObject([{ itemId: reportId, itemErrors: { errorInfo: [{ errorCode: 'X-IV-010' }] } }])
    const replaced = (await feedbackOn(register, clientOf(kind.type), kind.replacing(reportId))).statusResponse
    expect(codes(replaced.invalidItems!.item[0])).toEqual([kind.cancelled])
    const anew = (await feedbackOn(register, clientOf(kind.type), kind.sent(reportId))).statusResponse
    expect(codes(anew.invalidItems!.item[0])).toEqual([kind.used])
    expect(await versionsOf(reportId, kind.type)).toEqual([[1, 1], [2, 2]])
  })

  test('an outdated version, references of two reports, no reference and an unknown one are refused, as sent', async () => {
    const ids = [next('r'), next('r')] as const
    const items = (await store(kind.sent(...ids))).validItems!.item
    await store(kind.replacing(ids[0]))
    const refused: [string, Target][] = [
      ['X-IV-007', { itemId: ids[0], itemVersion: 1 }], ['X-IV-004', { irItemId: items[0]!.irItemId!, itemId: ids[1] }], ['X-IV-004', { itemVersion: 1 }],
      ['X-IV-006', { itemId: 'never-sent' }], ['X-IV-006', { irItemId: 'F'.repeat(32) }],
    ]
    const answer = await invalidate(kind.reports, refused.map(([, target]) => target), (invalidation) => invalidation.withFaultyControl(1))
    expect(answer.deliveryDataStatus).toBe(5)
    expect(answer.invalidItems!.item.map((item) => codes(item)![0])).toEqual(refused.map(([code]) => code))
    expect(answer.invalidItems!.item.map(({ itemErrors, ...asSent }) => asSent)).toEqual(refused.map(([, target]) => target))
  })

  test('without FaultyControl nothing is done by halves; with 1 the good ones fall', async () => {
    const ids = [next('r'), next('r')] as const
    await store(kind.sent(...ids))
    const targets = [{ itemId: ids[0] }, { itemId: 'never-sent' }, { itemId: ids[1] }]
    const none = await invalidate(kind.reports, targets)
    expect([none.deliveryDataStatus, none.validItems, none.invalidItems!.item.length]).toEqual([5, undefined, 1])
    expect(await versionsOf(ids[0], kind.type)).toEqual([[1, 1]])
    const good = await invalidate(kind.reports, targets, (invalidation) => invalidation.withFaultyControl(1))
    expect([good.deliveryDataStatus, good.validItems!.item.length, good.invalidItems!.item.length]).toEqual([3, 2, 1])
  })

  test('of a report named twice, by whatever references, the first counts', async () => {
    const reportId = next('r')
    const irItemId = (await store(kind.sent(reportId))).validItems!.item[0]!.irItemId!
    const answer = await invalidate(kind.reports, [{ itemId: reportId }, { irItemId }], (invalidation) => invalidation.withFaultyControl(1))
    expect(answer.validItems!.item).toEqual([{ itemId: reportId, irItemId, itemVersion: 2 }])
    expect(answer.invalidItems!.item.map(codes)).toEqual([['X-IV-012']])
    expect(await versionsOf(reportId, kind.type)).toEqual([[1, 1], [2, 2]])
  })

  test('of the other kind, or of another payer, there is nothing to invalidate', async () => {
    const reportId = next('r')
    const irItemId = (await store(kind.sent(reportId))).validItems!.item[0]!.irItemId!
    for (const other of kinds.filter(({ type }) => type !== kind.type && clientOf(type) === clientOf(kind.type))) {
      for (const target of [{ itemId: reportId }, { irItemId }]) expect(codes((await invalidate(other.reports, [target])).invalidItems!.item[0])).toEqual(['X-IV-006'])
    }
    const stranger = await register.client({ businessId: artificialBusinessId(20 + kind.type), type: clientOf(kind.type) === benefitPayer ? 'benefit-ws' : 'wage-ws' })
    for (const target of [{ itemId: reportId }, { irItemId }]) {
      const { statusResponse } = await sendInRealTime(register, stranger, anInvalidation(kind.reports).ofPayer(stranger.businessId).withDeliveryId(next('i')).of(target).build())
      expect(codes(statusResponse.invalidItems!.item[0])).toEqual(['X-IV-006'])
    }
    expect(await versionsOf(reportId, kind.type)).toEqual([[1, 1]])
  })
})

describe.each(kinds)('a whole delivery: $name', (kind) => {
  const status = (delivery: AnyDelivery) => askStatus(register, clientOf(kind.type), { deliveryDataType: kind.type, deliveryId: delivery.deliveryData.deliveryId })

  test('every report of it that is valid falls, replaced ones too, and the delivery tells status 6 without items, in the same bytes each time', async () => {
    const ids = [next('r'), next('r'), next('r')] as const
    const delivery = kind.sent(...ids)
    const { irDeliveryId } = await store(delivery)
    await invalidate(kind.reports, [{ itemId: ids[1] }])
    await store(kind.replacing(ids[0]))
    const answer = await invalidate(kind.delivery, [{ itemId: delivery.deliveryData.deliveryId, itemVersion: 7 }])
    expect(answer.deliveryDataStatus).toBe(3)
    expect(answer.validItems!.item).toEqual([{ itemId: delivery.deliveryData.deliveryId, irItemId: irDeliveryId }])
    expect(await Promise.all(ids.map((id) => versionsOf(id, kind.type)))).toEqual([[[1, 1], [2, 1], [3, 2]], [[1, 1], [2, 2]], [[1, 1], [2, 2]]])

    const { statusResponse, deliveryData } = await status(delivery)
    expect(statusResponse).toEqual({ irResponseId: expect.any(String), irResponseTimestamp: expect.any(String), deliveryDataStatus: 6, irDeliveryId })
    expect(deliveryData).toMatchObject({ deliveryId: delivery.deliveryData.deliveryId, deliveryDataType: kind.type })
    const client = clientOf(kind.type)
    const fetch = () => client.call('StatusService', 'GetDeliveryDataStatus', statusRequest(client, { deliveryDataType: kind.type, irDeliveryId: irDeliveryId! }))
    expect((await fetch()).body.equals((await fetch()).body)).toBe(true)
  })

  test('a delivery falls with what it replaced, also when a later delivery has replaced that again', async () => {
    const reportId = next('r')
    await store(kind.sent(reportId))
    const delivery = kind.replacing(reportId)
    await store(delivery)
    await store(kind.replacing(reportId))
    const { statusResponse } = await sendInRealTime(register, clientOf(kind.type), own(kind.delivery).of({ itemId: delivery.deliveryData.deliveryId }).build())
    expect(statusResponse.deliveryDataStatus).toBe(3)
    expect(await versionsOf(reportId, kind.type)).toEqual([[1, 1], [2, 1], [3, 1], [4, 2]])
    expect((await status(delivery)).statusResponse.deliveryDataStatus).toBe(6)
  })

  test('is invalidated once, never after rejection, and keeps its DeliveryId; the answer names what was sent', async () => {
    const reportId = next('r')
    const delivery = kind.sent(reportId)
    const { irDeliveryId } = await store(delivery)
    const target = { irItemId: irDeliveryId!.toUpperCase(), itemId: delivery.deliveryData.deliveryId, itemVersion: 1 }
    expect((await invalidate(kind.delivery, [target])).deliveryDataStatus).toBe(3)
    const again = await invalidate(kind.delivery, [target])
    expect(again.deliveryDataStatus).toBe(5)
    expect(again.invalidItems!.item).toMatchObject([{ irItemId: target.irItemId, itemId: target.itemId, itemErrors: { errorInfo: [{ errorCode: 'X-IV-030' }] } }])
    expect(again.invalidItems!.item[0]!.itemVersion).toBeUndefined()

    const rejected = kind.sent(reportId)
    expect((await feedbackOn(register, clientOf(kind.type), rejected)).statusResponse.deliveryDataStatus).toBe(5)
    expect(codes((await invalidate(kind.delivery, [{ itemId: rejected.deliveryData.deliveryId }])).invalidItems!.item[0])).toEqual(['X-IV-033'])
    expect(codes((await invalidate(kind.delivery, [{ itemId: 'never-sent' }])).invalidItems!.item[0])).toEqual(['X-IV-006'])

    const repeated = await sendDelayed(register, clientOf(kind.type), delivery)
    expect(repeated.ackData.deliveryErrors!.errorInfo[0]!.errorDetails).toContain('DeliveryDataStatus 6')
  })

  test('reports that are invalidated one by one leave the delivery valid', async () => {
    const reportId = next('r')
    const delivery = kind.sent(reportId)
    await store(delivery)
    await invalidate(kind.reports, [{ itemId: reportId }])
    expect((await status(delivery)).statusResponse.deliveryDataStatus).toBe(3)
  })
})

describe('head', () => {
  const refused = async (invalidation: InvalidationBuilder): Promise<AckFromIr['ackData']> => {
    const { ackData } = await sendDelayed(register, payer, invalidation.build())
    expect(ackData.deliveryDataStatus).toBe(4)
    return ackData
  }
  const errors = (ackData: AckFromIr['ackData']) => ackData.deliveryErrors?.errorInfo.map(({ errorCode }) => errorCode)

  test('whole deliveries one at a time, on every channel; reports one at a time in real time', async () => {
    expect(errors(await refused(own(109).of({ itemId: 'a' }).of({ itemId: 'b' })))).toEqual(['X-PR-005'])
    const { statusResponse } = await sendInRealTime(register, payer, own(105).of({ itemId: 'a' }).of({ itemId: 'b' }).build())
    expect(statusResponse).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-PR-004' }] } })
  })

  test('general rules hold where the message has none of its own', async () => {
    expect(errors(await refused(own(105).with((data) => { data.productionEnvironment = true })))).toEqual(['X-PR-043'])
    expect(errors(await refused(own(105).withDeliveryId('a b')))).toEqual(['X-PR-123'])
    expect(errors(await refused(own(105).with((data) => { data.faultyControl = 3 })))).toEqual(['X-PR-041'])
    expect(errors(await refused(own(105).with((data) => { data.deliveryDataSender = { type: 1, code: artificialBusinessId(3) } })))).toEqual(['X-PR-047'])
    expect(errors(await refused(own(105).with((data) => { data.deliveryDataOwner = { type: 7, code: 'SE-1' } })))).toEqual(['CCV0030'])
  })

  test('a DeliveryId is taken once for each type', async () => {
    const invalidation = own(105).of({ itemId: 'never-sent' }).build()
    await sendDelayed(register, payer, invalidation)
    const { ackData } = await sendDelayed(register, payer, invalidation)
    expect(ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-IV-005' }] } })
  })

  test('a type that invalidates nothing is an error of the head; types that are not in use say so', async () => {
    const call = async (type: number) => readAnswer<AckFromIr>(register, await payer.call('InvalidationService', 'SendInvalidations',
      signWritten(writeMessage('InvalidationsToIR', 'InvalidationsRequestToIR', own(105).with((data) => { data.deliveryDataType = type }).build()), payer)))
    expect((await call(100)).ackData).toMatchObject({ deliveryDataStatus: 4, deliveryErrors: { errorInfo: [{ errorCode: 'X-IV-002' }] } })
    expect((await call(108)).ackData).toMatchObject({ deliveryDataStatus: 4, messageErrors: { errorInfo: [{ errorCode: 'X-NOT-IN-USE' }] } })
  })

  test('a benefit certificate does not open wage data, and only a provider with the right invalidates for others', async () => {
    const benefits = await register.client({ businessId: artificialBusinessId(4), type: 'benefit-ws' })
    const { ackData } = await sendDelayed(register, benefits, anInvalidation(105).ofPayer(benefits.businessId).withDeliveryId(next('i')).build())
    expect(ackData).toMatchObject({ deliveryDataStatus: 4, messageErrors: { errorInfo: [{ errorCode: 'X-PR-144' }] } })
    const bureau = await register.client({ businessId: artificialBusinessId(5), onBehalf: false })
    const forOthers = await sendDelayed(register, bureau, own(105).sentBy(bureau.businessId).build())
    expect(forOthers.ackData).toMatchObject({ deliveryDataStatus: 4, messageErrors: { errorInfo: [{ errorCode: 'X-PR-046' }] } })
  })
})
