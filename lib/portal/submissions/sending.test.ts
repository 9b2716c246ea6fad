import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { open } from '#lib/xml/testing/open.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import type { DeliveryData } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { runWithoutEnding } from '../testing/job-process.ts'
import { decompress } from '../stored-bytes.ts'
import { faultyRegister } from '../testing/faulty-register.ts'
import { aRegister, bring, portalWith, submit, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { sendUploads } from '../uploads/send-uploads.ts'
import { listSubmissions } from './list-submissions.ts'
import { recoverSubmissions } from './recover-submissions.ts'
import { downloadMessage } from './read-sent-file.ts'
import { readSubmission } from './read-submission.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const METAL = '7002002-3'
const PENSION_FUND = '7016016-5'
let counter = 0

/** A delivery whose references nobody has used yet. */
function delivery(reports: number, change: (data: DeliveryData) => void = () => {}, root?: string): { xml: string; deliveryId: string } {
  const deliveryId = `d-${process.pid}-${++counter}`
  const builder = aWageDelivery().ofPayer(METAL).withDeliveryId(deliveryId)
  for (let report = 0; report < reports; report++) builder.withReport((one) => one)
  builder.with((data) => {
    for (const [index, { reportData }] of data.reports.report.entries()) reportData.reportId = `${deliveryId}-r${index + 1}`
    change(data)
  })
  return { xml: xmlOf(builder.build(), root), deliveryId }
}
const unknownIncomeType = (data: DeliveryData) => { data.reports.report[1]!.transactions!.transaction[0]!.transactionBasic.transactionCode = 999 }
const arrivals = async (deliveryId: string) => (await register.db.query<{ status: number; channel: number }>('SELECT status, channel FROM delivery WHERE delivery_id = $1', [deliveryId]))
const stateOf = (portal: PortalWithRegister, id: string) => portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id } }))

test('a file of benefits goes too, once the payer has confirmed that it reports them', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Kokeilija')
  const send = async () => {
    const deliveryId = `b-${process.pid}-${++counter}`
    const builder = aBenefitDelivery().ofPayer(PENSION_FUND).withDeliveryId(deliveryId).withReport((report) => report.withReportId(deliveryId))
    return portal.untilFinal(await submit(portal, context, xmlOf(builder.build(), 'BenefitReportsRequestToIR')))
  }
  const confirm = (confirmedAt: Date | null) => register.db.query('UPDATE organisation SET benefits_confirmed_at = $2 WHERE business_id = $1', [PENSION_FUND, confirmedAt])
  await confirm(null)
  expect(await send()).toMatchObject({ state: 'rejected', deliveryDataStatus: 4 })
  await confirm(new Date())
  expect(await send()).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 1 })
})

test.each([
  { reports: 'earnings payment reports', of: 105, ofDelivery: 109, root: 'WageReportsRequestToIR', builder: () => aWageDelivery() },
  { reports: 'separate reports', of: 106, ofDelivery: 110, root: 'PayerSummaryReportsRequestToIR', builder: () => aSeparateDelivery() },
  { reports: 'benefits payment reports', of: 107, ofDelivery: 111, root: 'BenefitReportsRequestToIR', builder: () => aBenefitDelivery() },
])('$reports are sent, cancelled one by one and as a delivery, each in a file of its own', async ({ of, ofDelivery, root, builder }) => {
  const portal = await portalWith(register)
  const owner = of === 107 ? PENSION_FUND : METAL
  const context = await portal.context(of === 107 ? 'Kokeilija' : 'Testinen')
  await register.db.query('UPDATE organisation SET benefits_confirmed_at = now() WHERE business_id = $1', [PENSION_FUND])
  const deliveryId = `k-${process.pid}-${++counter}`
  const send = async (xml: string) => portal.untilFinal(await submit(portal, context, xml))
  const cancel = async (type: number, itemId: string, invalidationRoot: string) => send(xmlOf(anInvalidation(type).ofPayer(owner).withDeliveryId(`i-${process.pid}-${++counter}`).of({ itemId }).build(), invalidationRoot))

  const delivery = builder().ofPayer(owner).withDeliveryId(deliveryId)
  for (const n of [1, 2]) delivery.withReport((report: { withReportId(id: string): unknown }) => report.withReportId(`${deliveryId}-${n}`))
  expect(await send(xmlOf(delivery.build(), root))).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 2 })
  expect(await cancel(of, `${deliveryId}-1`, 'InvalidationRequestToIR')).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 1 })
  const listed = async () => {
    portal.clock.set(new Date(portal.clock.now().getTime() + 60_000))
    return (await listSubmissions(context, organisationKey(owner), { page: 1, text: deliveryId })).rows.find((row) => row.deliveryId === deliveryId)
  }
  expect(await listed(), 'the list knows what became of it').toMatchObject({ status: 'valid', since: { replaced: 0, cancelled: 1 } })
  const again = await cancel(of, `${deliveryId}-1`, 'InvalidationsRequestToIR')
  expect(again).toMatchObject({ state: 'processed', deliveryDataStatus: 5, invalidItemCount: 1 })
  const whole = await cancel(ofDelivery, deliveryId, 'InvalidationsRequestToIR')
  expect(whole).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 1 })
  expect(await arrivals(deliveryId)).toMatchObject([{ status: 6, channel: 4 }])
  expect(await listed()).toMatchObject({ status: 'invalidated', code: 6 })
  expect(await readSubmission(context, whole.id, { show: 'all', page: 1 })).toMatchObject({ deliveryDataType: ofDelivery, items: { shown: [{ itemId: deliveryId }] } })
})

test('a file goes to the register and comes back as feedback about every report', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml, deliveryId } = delivery(3, unknownIncomeType)
  const id = await submit(portal, context, xml)
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 2, invalidItemCount: 1, attempts: 1 })
  expect(await arrivals(deliveryId)).toEqual([{ status: 3, channel: 4 }])

  const view = await readSubmission(context, id, { show: 'all', page: 1 })
  expect(view.items.shown.map(({ accepted, itemId, itemVersion }) => [accepted, itemId, itemVersion])).toEqual([
    [false, `${deliveryId}-r2`, undefined], [true, `${deliveryId}-r1`, 1], [true, `${deliveryId}-r3`, 1],
  ])
  const [error] = view.items.shown[0]!.errors
  expect(error).toMatchObject({ ruleId: 'WR-235', code: 'X-WR-235' })
  const sent = (await downloadMessage(context, id, 'delivery')).bytes.toString()
  expect(sent.split('\n')[error!.line! - 1]).toBe('<TransactionCode>999</TransactionCode>')
  expect(sent.split('\n')[view.items.shown[2]!.line! - 1]).toBe('<Report>')
  expect(view.errorGroups).toEqual([{ code: 'X-WR-235', ruleId: 'WR-235', items: 1 }])
})

test('an unsigned file is sent as it was with a signature, and what is kept are the very bytes that went and came', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml } = delivery(1)
  const id = await submit(portal, context, xml)
  await portal.untilFinal(id)
  const sent = (await downloadMessage(context, id, 'delivery')).bytes
  expect(sent.toString().replace(/<Signature.*<\/Signature>/s, '')).toBe(xml)
  const [received] = await register.db.query<{ content: Buffer }>('SELECT content FROM received_message WHERE arrival_no = (SELECT max(arrival_no) FROM received_message)')
  expect((await decompress(received!.content)).includes(sent), 'what the register has is what we kept').toBe(true)
  for (const kind of ['acknowledgement', 'feedback'] as const) {
    using document = open((await downloadMessage(context, id, kind)).bytes)
    expect(verifySignature(document).valid).toBe(true)
  }
  expect(existsSync(path.join(portal.uploadsDirectory, (await stateOf(portal, id)).uploadId)), 'the file itself is no longer needed').toBe(false)
})

test('a message of one report is answered at once, in real time', async () => {
  const portal = await portalWith(register)
  const { xml, deliveryId } = delivery(1, undefined, 'WageReportRequestToIR')
  const id = await submit(portal, await portal.context('Testinen'), xml)
  await portal.runJobs()
  expect(await stateOf(portal, id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, operation: 'real_time' })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('what the register refuses at reception is told with its reasons', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml } = delivery(1)
  await portal.untilFinal(await submit(portal, context, xml))
  // The same reference again, from another portal that knows nothing of the first.
  const other = await portalWith(register)
  const otherContext = await other.context('Testinen')
  const id = await submit(other, otherContext, xml)
  expect(await other.untilFinal(id)).toMatchObject({ state: 'rejected', deliveryDataStatus: 4, irDeliveryId: null })
  const view = await readSubmission(otherContext, id, { show: 'all', page: 1 })
  expect(view.errors.map(({ ruleId }) => ruleId)).toEqual(['WR-013'])
})

test('while the register is down a file waits, says why, and goes by itself later', async () => {
  const portal = await portalWith(register)
  portal.wire.mode = 'refuse'
  const { xml, deliveryId } = delivery(1)
  const id = await submit(portal, await portal.context('Testinen'), xml)
  await portal.runJobs()
  const waiting = await stateOf(portal, id)
  expect(['waiting', 'uncertain']).toContain(waiting.state)
  expect(await arrivals(deliveryId)).toEqual([])
  portal.wire.mode = 'through'
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3 })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('when nobody listens at all the file waits as not sent', async () => {
  const portal = await portalWith(register)
  await portal.wire.close()
  const id = await submit(portal, await portal.context('Testinen'), delivery(1).xml)
  await portal.runJobs()
  expect(await stateOf(portal, id)).toMatchObject({ state: 'waiting', waitReason: 'unreachable' })
  expect(await portal.planned()).toEqual(['send-submission'])
})

test('an answer that never comes leaves the submission uncertain: the register is asked, and nothing is sent twice', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  await portal.untilFinal(await submit(portal, context, delivery(1).xml)) // the connection stands from here on
  const { xml, deliveryId } = delivery(1)
  portal.wire.mode = 'deaf'
  const id = await submit(portal, context, xml)
  const running = portal.runJobs()
  await expect.poll(async () => (await arrivals(deliveryId)).length, { timeout: 20_000 }).toBe(1)
  portal.wire.cut()
  await running
  expect(await stateOf(portal, id)).toMatchObject({ state: 'uncertain', attempts: 1 })
  portal.wire.mode = 'through'
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, attempts: 1 })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('a message that never got there is sent again after the register has said that it knows nothing of it', async () => {
  const portal = await portalWith(register)
  const { xml, deliveryId } = delivery(1)
  const id = await submit(portal, await portal.context('Testinen'), xml)
  // As a process leaves it that dies between the commit and the call.
  await portal.db.transaction((tx) => tx.submission.update({ where: { id }, data: { state: 'sending', sendingAt: portal.clock.now(), attempts: 1 } }))
  await recoverSubmissions(portal)
  expect(await stateOf(portal, id)).toMatchObject({ state: 'uncertain' })
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', attempts: 2 })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('killed with the message on its way, the portal sends it once', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml, deliveryId } = delivery(1)
  const uploadId = await bring(context, xml)
  await portal.runJobs()
  const process = await runWithoutEnding(portal)
  await process.untilConnected()
  portal.wire.mode = 'deaf'
  await sendUploads(context, [uploadId])
  await expect.poll(async () => (await arrivals(deliveryId)).length, { timeout: 30_000 }).toBe(1)
  await process.kill()
  const { id, state } = await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { uploadId } }))
  expect(state).toBe('sending')
  portal.wire.cut()
  portal.wire.mode = 'through'
  await portal.db.pool.query('UPDATE _private_jobs SET locked_at = NULL, locked_by = NULL') // as a runner does that finds itself alone
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, attempts: 1 })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('a fault of the message is told at once; nothing is sent again', async () => {
  const portal = await portalWith(register)
  portal.wire.target = await faultyRegister(register, 'Client')
  const id = await submit(portal, await portal.context('Testinen'), delivery(1).xml)
  await portal.runJobs()
  expect(await stateOf(portal, id)).toMatchObject({ state: 'refused', attempts: 1, faultText: 'Client is at fault' })
  expect(await portal.planned()).toEqual([])
})

test("the register's own faults, however many, say nothing about the message: it is sent until the register is well again, once", async () => {
  const portal = await portalWith(register)
  portal.wire.target = await faultyRegister(register, 'Server')
  const { xml, deliveryId } = delivery(1)
  const id = await submit(portal, await portal.context('Testinen'), xml)
  await portal.db.transaction((tx) => tx.submission.update({ where: { id }, data: { attempts: 40 } }))
  await portal.runJobs()
  expect(await stateOf(portal, id)).toMatchObject({ state: 'uncertain', attempts: 41 })
  portal.wire.target = register.port
  portal.wire.cut()
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3 })
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('two clicks, two tabs: one submission, one delivery', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml, deliveryId } = delivery(1)
  const uploadId = await bring(context, xml)
  await portal.runJobs()
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => sendUploads(context, [uploadId])))
  expect(outcomes.flat().map(({ outcome }) => outcome)).toEqual(Array(5).fill('sent'))
  const submissions = await portal.db.read((tx) => tx.submission.findMany({ where: { uploadId } }))
  expect(submissions).toHaveLength(1)
  await Promise.all([portal.runJobs(), portal.runJobs()])
  await portal.untilFinal(submissions[0]!.id)
  expect(await arrivals(deliveryId)).toHaveLength(1)
})

test('of two files with the same reference one is sent, however close together they are sent', async () => {
  const portal = await portalWith(register)
  const context = await portal.context('Testinen')
  const { xml } = delivery(1)
  const uploads = [await bring(context, xml), await bring(context, xml)]
  await portal.runJobs()
  const outcomes = await Promise.all(uploads.map((id) => sendUploads(context, [id])))
  expect(outcomes.flat().map(({ outcome }) => outcome).sort()).toEqual(['already-sent', 'sent'])
})
