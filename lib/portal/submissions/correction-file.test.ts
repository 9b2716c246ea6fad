import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { locate } from '#lib/xml/path-lines.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { aMessage } from '#lib/xml/testing/arbitrary-message.ts'
import { validate } from '#lib/xml/validate.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { DeliveryData } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { NotFound } from '../context.ts'
import { aRegister, bring, portalWith, submit, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { deliveryWork, type DeliveryContext } from './delivery-work.ts'
import { exportErrors, type ExportedError } from './export-errors.ts'
import { makeCorrectionFile, uploadCorrectionFile } from './make-correction-file.ts'
import { readReport } from './read-report.ts'
import { readSubmission } from './read-submission.ts'
import { itemsOf, readSentMessage, referencesOf, type SentMessage } from './sent-items.ts'
import { writeCorrectionFile } from './write-correction-file.ts'

const METAL = '7002002-3'
let counter = 0
const wages = (data: DeliveryData, report: number, code: number) => { data.reports.report[report]!.transactions!.transaction[0]!.transactionBasic.transactionCode = code }

function delivery(reports: number, change: (data: DeliveryData) => void = () => {}): { xml: string; deliveryId: string } {
  const deliveryId = `c-${process.pid}-${++counter}`
  const builder = aWageDelivery().ofPayer(METAL).withDeliveryId(deliveryId)
  for (let report = 0; report < reports; report++) builder.withReport((one) => one)
  builder.with((data) => {
    for (const [index, { reportData }] of data.reports.report.entries()) reportData.reportId = `${deliveryId}-r${index + 1}`
    change(data)
  })
  return { xml: xmlOf(builder.build()), deliveryId }
}
const messageOf = (bytes: Uint8Array): SentMessage => readSentMessage(bytes)
const reportIds = (bytes: Uint8Array) => itemsOf(messageOf(bytes)).map((item) => referencesOf(item).itemId)

describe('against a real register', () => {
  let register: TestRegister
  beforeAll(async () => { register = await aRegister() })
  afterAll(() => register.close())

  async function aPortal() {
    const portal = await portalWith(register)
    const as = async (familyName: string): Promise<DeliveryContext> => ({ ...await portal.context(familyName), deliveries: deliveryWork(portal.threads) })
    return { portal, as, context: await as('Testinen') }
  }
  const sent = async (portal: PortalWithRegister, context: DeliveryContext, xml: string | Uint8Array) => {
    portal.clock.set(new Date(portal.clock.now().getTime() + 60_000))
    const id = await submit(portal, context, xml)
    return portal.untilFinal(id)
  }

  test('the rejected reports alone, corrected and sent, are accepted under their own references', async () => {
    const { portal, context } = await aPortal()
    const { xml, deliveryId } = delivery(4, (data) => { wages(data, 1, 999); wages(data, 3, 998) })
    const { id } = await sent(portal, context, xml)
    const { bytes, fileName } = await makeCorrectionFile(context, id)
    expect(reportIds(bytes)).toEqual([`${deliveryId}-r2`, `${deliveryId}-r4`])
    const text = Buffer.from(bytes).toString()
    expect(text).not.toContain('Signature')
    expect(messageOf(bytes).value.deliveryData.deliveryId).not.toBe(deliveryId)
    expect(fileName).toBe(`${messageOf(bytes).value.deliveryData.deliveryId}.xml`)

    const again = await sent(portal, context, text.replace('>999<', '>201<').replace('>998<', '>201<'))
    expect(again).toMatchObject({ deliveryDataStatus: 3, validItemCount: 2, invalidItemCount: 0 })
  })

  test('a new report whose reference was taken gets another, and is accepted as it is', async () => {
    const { portal, context } = await aPortal()
    const first = delivery(1)
    await sent(portal, context, first.xml)
    const { id } = await sent(portal, context, delivery(2, (data) => { data.reports.report[1]!.reportData.reportId = `${first.deliveryId}-r1` }).xml)
    const { bytes } = await makeCorrectionFile(context, id)
    expect(reportIds(bytes)).toEqual([expect.stringMatching(new RegExp(`^${first.deliveryId}-r1-[0-9a-z]{6}$`))])
    expect(await sent(portal, context, bytes)).toMatchObject({ deliveryDataStatus: 3, validItemCount: 1, invalidItemCount: 0 })
  })

  test('a replacement keeps its references', async () => {
    const { portal, context } = await aPortal()
    const first = delivery(2)
    await sent(portal, context, first.xml)
    const { id } = await sent(portal, context, delivery(2, (data) => {
      const [replacement] = data.reports.report
      replacement!.reportData = { ...replacement!.reportData, actionCode: 2, reportId: `${first.deliveryId}-r1` }
      wages(data, 0, 999)
    }).xml)
    const { bytes } = await makeCorrectionFile(context, id)
    expect(reportIds(bytes)).toEqual([`${first.deliveryId}-r1`])
    const again = await sent(portal, context, Buffer.from(bytes).toString().replace('>999<', '>201<'))
    expect(again).toMatchObject({ deliveryDataStatus: 3, validItemCount: 1 })

    const view = await readSubmission(context, again.id, { show: 'all', page: 1 })
    const report = await readReport(context, { submissionId: again.id, position: view.items.shown[0]!.position })
    expect(report.version, 'the next version of the same report').toBe(2)
    expect(report.versions.map(({ accepted, version }) => [accepted, version]), 'every try of it that this portal sent').toEqual([[true, 2], [false, undefined], [true, 1]])
    const original = report.versions.at(-1)!
    const compared = await readReport(context, { submissionId: again.id, position: report.versions[0]!.position }, original)
    expect(compared.compared?.place).toEqual({ submissionId: original.submissionId, position: original.position })
    expect(compared.compared?.sent.item).toMatchObject({ reportData: { actionCode: 1, reportId: `${first.deliveryId}-r1` } })
    expect(compared.sent?.item).toMatchObject({ reportData: { actionCode: 2, reportId: `${first.deliveryId}-r1` } })
  })

  test('where all reports are rejected for one, all of them are in the file; and it goes straight into the upload service', async () => {
    const { portal, context } = await aPortal()
    const { xml, deliveryId } = delivery(3, (data) => { data.faultyControl = 2; wages(data, 1, 999) })
    const { id, deliveryDataStatus } = await sent(portal, context, xml)
    expect(deliveryDataStatus).toBe(5)
    const { bytes } = await makeCorrectionFile(context, id)
    expect(reportIds(bytes)).toEqual([1, 2, 3].map((report) => `${deliveryId}-r${report}`))
    const received = await uploadCorrectionFile(context, id)
    await portal.runJobs()
    const upload = await portal.db.read((tx) => tx.upload.findUniqueOrThrow({ where: { id: received.received ? received.uploadId : '' } }))
    expect(upload).toMatchObject({ state: 'checked', itemCount: 3, faultyItemCount: 1 })
  })

  test('every error of a delivery is exported, more than are read at once, with the report it belongs to', async () => {
    const { portal, as, context } = await aPortal()
    const { id, deliveryId } = await sent(portal, context, delivery(1_100, (data) => { for (const index of data.reports.report.keys()) wages(data, index, 999) }).xml)
    const exported = await exportErrors(context, id)
    const errors: ExportedError[] = []
    for await (const some of exported.errors) errors.push(...some)
    expect(exported.deliveryId).toBe(deliveryId)
    expect(new Set(errors.map(({ itemId }) => itemId))).toEqual(new Set(Array.from({ length: 1_100 }, (_, index) => `${deliveryId}-r${index + 1}`)))
    expect(errors.every(({ code, ruleId, line, level }) => code === 'X-WR-235' && ruleId === 'WR-235' && line !== undefined && level === 'item')).toBe(true)
    const logged = await portal.db.read((tx) => tx.action.findFirst({ where: { objectId: id, action: 'record.download' } }))
    expect(logged).toMatchObject({ personId: context.actor.personId })
    await expect(exportErrors(await as('Kokeilija'), id)).rejects.toThrow(PermissionDenied)
  })

  test('nobody gets the file or a report of what is not theirs, and nothing is in it where nothing was rejected', async () => {
    const { portal, as, context } = await aPortal()
    const { id } = await sent(portal, context, delivery(2, (data) => wages(data, 1, 999)).xml)
    const stranger = await as('Kokeilija')
    await expect(makeCorrectionFile(stranger, id)).rejects.toThrow(PermissionDenied)
    await expect(readReport(stranger, { submissionId: id, position: 0 })).rejects.toThrow(PermissionDenied)
    const good = await sent(portal, context, delivery(1).xml)
    await expect(makeCorrectionFile(context, good.id)).rejects.toThrow(NotFound)
    await expect(readReport(context, { submissionId: good.id, position: 7 })).rejects.toThrow(NotFound)
    expect(await bring(context, '<a/>')).toBeTruthy()
  })
})

const roots = [
  ['WageReportsToIR', 'WageReportsRequestToIR'], ['WageReportsToIR', 'WageReportRequestToIR'], ['PayerSummaryReportsToIR', 'PayerSummaryReportsRequestToIR'],
  ['BenefitReportsToIR', 'BenefitReportsRequestToIR'], ['InvalidationsToIR', 'InvalidationsRequestToIR'], ['SubscriptionsToIR', 'SubscriptionsRequestToIRAsync'],
] as const

test.each(roots)('%s, %s: whatever was rejected of whatever message, the file has those items, keeps to its schema and is unsigned', (file, root) => {
  fc.assert(fc.property(aMessage(file, root), fc.infiniteStream(fc.boolean()), (value, choice) => {
    const bytes = Buffer.from(writeMessage(file, root, value))
    const items = itemsOf(readSentMessage(bytes))
    const all = items.map((item, index) => ({ item, path: `${readSentMessage(bytes).itemsPath}[${index + 1}]` }))
    const chosen = all.filter(() => choice.next().value)
    const places = locate(bytes, chosen.map(({ path }) => path))
    const rejected = chosen.map(({ path }) => ({ ...places.get(path)!, needsNewReference: false }))
    const correction = writeCorrectionFile({ sent: bytes, deliveryId: 'new-1', timestamp: '2026-11-24T10:00:00Z', referenceEnding: 'x', ...(chosen.length > 0 && { rejected }) })
    const opened = openDocument(correction, { bytesMax: 10_000_000 })
    if (!opened.ok) throw new Error(opened.errors[0]!.message)
    using document = opened.document
    expect(validate(document, file)).toEqual([])
    expect(document.signatures.length).toBe(0)
    const again = readSentMessage(correction)
    expect(again.value.deliveryData.deliveryId).toBe('new-1')
    const withoutReference = (item: object) => ({ ...item, reportData: undefined })
    expect(itemsOf(again).map(withoutReference)).toEqual((chosen.length > 0 ? chosen : all).map(({ item }) => withoutReference(item)))
  }), { numRuns: 40 })
})
