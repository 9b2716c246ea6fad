/** Cancelling from the portal, against a real register. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelayed } from '#lib/doors/testing/messages.ts'
import type { TestClient, TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { cellOf, grounds, isTowardsPerson } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { aWageDelivery, type WageDeliveryBuilder } from '#schemas/rules/testing/a-delivery.ts'
import { NotFound } from '../../context.ts'
import { formWork } from '../../forms/form-work.ts'
import { personWith } from '../../testing/person-with.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../../testing/portal-with-register.ts'
import { readReport } from '../read-report.ts'
import { searchDeliveries } from '../search-deliveries.ts'
import { searchReports } from '../search-reports.ts'
import { cancelReports, type Cancellation } from './cancel-reports.ts'
import type { CancelContext } from './cancel-context.ts'
import { previewDelivery, previewReports } from './preview-cancellation.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
let register: TestRegister
let software: TestClient
let runs = 0
beforeAll(async () => {
  register = await aRegister()
  software = await register.client({ businessId: METAL })
})
afterAll(() => register.close())

const send = async (delivery: WageDeliveryBuilder) => {
  await sendDelayed(register, software, delivery.ofPayer(METAL).build())
  await register.untilIdle()
}
/** Two reports of a payroll program, with references of their own. */
async function twoReports(): Promise<string> {
  const name = `run-${++runs}`
  await send(aWageDelivery().withDeliveryId(name).withReport((one) => one.withReportId(`${name}-1`)).withReport((one) => one.withReportId(`${name}-2`)))
  return name
}
const contextOf = (portal: PortalWithRegister, actor: CancelContext['actor']): CancelContext =>
  ({ ...portal, actor, uploadBytesMax: 1_000_000, forms: formWork(portal.threads), environment: 'test' })
const found = async (context: CancelContext, reference: string) => (await searchReports(context, OWNER, { reference })).reports[0]!
const sent = async (result: ReturnType<typeof cancelReports>): Promise<string[]> => {
  const cancelled = await result
  if (cancelled.outcome !== 'sent') throw new Error(cancelled.outcome)
  return cancelled.submissionIds
}

test('one report is cancelled in real time, once however often it is confirmed, and stays readable', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const report = await found(context, `${await twoReports()}-1`)
  const cancellation: Cancellation = { of: 'reports', reports: [report] }
  const token = randomUUID()
  const presses = await Promise.all([1, 2, 3].map(() => sent(cancelReports(context, OWNER, token, cancellation))))
  expect(new Set(presses.flat()).size).toBe(1)
  const submission = await portal.untilFinal(presses[0]![0]!)
  expect(submission).toMatchObject({ operation: 'real_time', deliveryDataType: 105, deliveryDataStatus: 3, validItemCount: 1 })
  expect(await sent(cancelReports(context, OWNER, token, cancellation))).toEqual(presses[0])
  const read = await readReport(context, OWNER, report.irReportId)
  expect([read.status, read.versions.map(({ version, status, channel, sentHere }) => [version, status, channel, sentHere?.personName])]).toEqual([2, [[2, 2, 5, 'Aino Testinen'], [1, 1, 1, undefined]]])
  expect((await searchReports(context, OWNER, { status: 2, reference: report.reportId })).reports).toMatchObject([{ date: '2026-06-15', version: 2 }])
})

test('several reports are cancelled together, delayed', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await twoReports()
  const reports = [await found(context, `${name}-1`), await found(context, `${name}-2`)]
  const [submissionId] = await sent(cancelReports(context, OWNER, randomUUID(), { of: 'reports', reports }))
  expect(await portal.untilFinal(submissionId!)).toMatchObject({ operation: 'delayed', itemCount: 2, deliveryDataStatus: 3, validItemCount: 2 })
})

test('a delivery is cancelled with the newer versions of its reports, which the preview tells', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await twoReports()
  await send(aWageDelivery().withDeliveryId(`${name}-corrected`).withReport((one) => one.replacing(`${name}-1`)))
  const { deliveries } = await searchDeliveries(context, OWNER, { reference: name })
  const { irDeliveryId } = deliveries[0]!
  const preview = await previewDelivery(context, OWNER, irDeliveryId)
  expect([preview.valid, preview.newer, preview.cancelled]).toEqual([2, 1, 0])
  expect(preview.reports.map(({ reportId, version }) => [reportId, version]).sort()).toEqual([[`${name}-1`, 2], [`${name}-2`, 1]])
  const [submissionId] = await sent(cancelReports(context, OWNER, randomUUID(), { of: 'delivery', irDeliveryId, fingerprint: preview.fingerprint }))
  expect(await portal.untilFinal(submissionId!)).toMatchObject({ deliveryDataType: 109, deliveryDataStatus: 3 })
  expect([(await found(context, `${name}-1`)).status, (await found(context, `${name}-2`)).status]).toEqual([2, 2])
})

test('nothing is sent when the register has moved on since the person looked', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await twoReports()
  const seen = await found(context, `${name}-1`)
  const { deliveries } = await searchDeliveries(context, OWNER, { reference: name })
  const { irDeliveryId } = deliveries[0]!
  const { fingerprint } = await previewDelivery(context, OWNER, irDeliveryId)
  await send(aWageDelivery().withDeliveryId(`${name}-corrected`).withReport((one) => one.replacing(`${name}-1`)))
  expect(await cancelReports(context, OWNER, randomUUID(), { of: 'reports', reports: [seen] })).toEqual({ outcome: 'moved-on' })
  expect(await cancelReports(context, OWNER, randomUUID(), { of: 'delivery', irDeliveryId, fingerprint })).toEqual({ outcome: 'moved-on' })
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(0)
})

test('who may not write cancels nothing, and what is another\'s does not exist', async () => {
  const portal = await portalWith(register)
  const clerk = contextOf(portal, await portal.as('Testinen'))
  const report = await found(clerk, `${await twoReports()}-1`)
  for (const ground of grounds) {
    if (isTowardsPerson(ground)) continue
    const context = contextOf(portal, await personWith(portal, METAL, { ground }))
    const allowed = cellOf('wage-reports', ground).startsWith('W')
    if (allowed) await expect(previewReports(context, OWNER, [report.irReportId])).resolves.toHaveLength(1)
    else await expect(cancelReports(context, OWNER, randomUUID(), { of: 'reports', reports: [report] })).rejects.toSatisfy((error) => error instanceof PermissionDenied || error instanceof NotFound)
  }
  const stranger = contextOf(portal, await portal.as('Monitoimi'))
  await expect(cancelReports(stranger, organisationKey('7004004-0'), randomUUID(), { of: 'reports', reports: [report] })).rejects.toThrow(NotFound)
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(0)
})
