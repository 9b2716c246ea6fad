/** A report cancelled and filed anew from the portal, against a real register, with lines that are cut and processes that die. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDelayed } from '#lib/doors/testing/messages.ts'
import type { TestClient, TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, cellOf } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { NotFound } from '../../context.ts'
import { readDraft } from '../../drafts/read-drafts.ts'
import { refusedProblems } from '../../drafts/refused-problems.ts'
import { removeOldDrafts } from '../../drafts/remove-old-drafts.ts'
import { removeDraft, saveDraft } from '../../drafts/save-draft.ts'
import type { FormKind } from '../../forms/form-kinds.ts'
import type { FormValue, FormValues } from '../../forms/form-values.ts'
import { formWork } from '../../forms/form-work.ts'
import { sendSubmission } from '../../submissions/send-submission.ts'
import { runWithoutEnding } from '../../testing/job-process.ts'
import { personWith } from '../../testing/person-with.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../../testing/portal-with-register.ts'
import { cancelReports } from '../cancel/cancel-reports.ts'
import { startCorrection } from '../correct/start-correction.ts'
import { readReport } from '../read-report.ts'
import { searchReports } from '../search-reports.ts'
import { giveUpRefiling } from './give-up-refiling.ts'
import { sendDraft } from '../../drafts/send-draft.ts'
import { previewRefiling } from './preview-refiling.ts'
import { readRefiling, unfinishedRefilings } from './read-refilings.ts'
import { refileReport, type Refiled, type RefileContext } from './refile-report.ts'

const [METAL, PENSION_FUND] = ['7002002-3', '7016016-5']
const OWNER = organisationKey(METAL)
let register: TestRegister
let runs = 0
beforeAll(async () => {
  register = await aRegister()
  await register.db.query('UPDATE organisation SET benefits_confirmed_at = now() WHERE business_id = $1', [PENSION_FUND])
})
afterAll(() => register.close())

const clients = new Map<string, TestClient>()
async function software(payer: string): Promise<TestClient> {
  const client = clients.get(payer) ?? await register.client({ businessId: payer, type: payer === PENSION_FUND ? 'benefit-ws' : 'wage-ws' })
  clients.set(payer, client)
  return client
}
const aDelivery = {
  wage: (reportId: string) => aWageDelivery().withReport((one) => one.withReportId(reportId)),
  separate: (reportId: string) => aSeparateDelivery().withReport((one) => one.withReportId(reportId).of(102, 134_00)),
  benefit: (reportId: string) => aBenefitDelivery().withReport((one) => one.withReportId(reportId)),
}

/** A report of the payer's own software in the register. @returns its reference */
async function aReport(kind: FormKind = 'wage', payer = METAL): Promise<string> {
  const name = `anew-${process.pid}-${++runs}`
  await sendDelayed(register, await software(payer), aDelivery[kind](name).ofPayer(payer).withDeliveryId(name).build())
  await register.untilIdle()
  return name
}
/** The payer's own software replaces it meanwhile. */
async function replaced(name: string): Promise<void> {
  await sendDelayed(register, await software(METAL), aWageDelivery().ofPayer(METAL).withDeliveryId(`${name}-next`).withReport((one) => one.replacing(name)).build())
  await register.untilIdle()
}

const contextOf = (portal: PortalWithRegister, actor: RefileContext['actor']): RefileContext =>
  ({ ...portal, actor, uploadBytesMax: 1_000_000, forms: formWork(portal.threads), environment: 'test', reportsMax: 10_000 })
const found = async (context: RefileContext, reference: string, owner = OWNER) => (await searchReports(context, owner, { reference })).reports[0]!

/** Everything locked that each kind has a date for. */
const otherDate: Record<FormKind, (values: FormValues) => FormValues> = {
  wage: (values) => ({ ...values, paymentPeriod: { ...values['paymentPeriod'] as FormValues, paymentDate: '16.6.2026' } }),
  separate: (values) => ({ ...values, reports: { report: ((values['reports'] as FormValues)['report'] as FormValue[]).map((one) => ({ ...one as FormValues, paymentMonth: { month: '4', year: '2026' } })) } }),
  benefit: (values) => ({ ...values, paymentDate: '16.6.2026' }),
}

/** A correction that has turned: its date is another, so the report is to be filed anew. */
async function turned(context: RefileContext, name: string, { kind = 'wage' as FormKind, owner = OWNER } = {}) {
  const { irReportId, version } = await found(context, name, owner)
  const { draftId } = await startCorrection(context, owner, irReportId, 'replace')
  const { values, revision } = await readDraft(context, draftId)
  const begun = await saveDraft(context, draftId, { values, revision, anew: true })
  if (begun.outcome !== 'saved') throw new Error(begun.outcome)
  const saved = await saveDraft(context, draftId, { values: otherDate[kind](begun.values!), revision: begun.revision })
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return { irReportId, version, draftId, ...saved }
}
const idOf = (refiled: Refiled): string => {
  if (refiled.outcome !== 'sent') throw new Error(refiled.outcome)
  return refiled.refilingId
}
const stateOf = async (portal: PortalWithRegister, id: string) => (await portal.db.read((tx) => tx.refiling.findUniqueOrThrow({ where: { id } }))).state

/** Goes on until nothing more happens by itself. */
async function untilSettled(portal: PortalWithRegister, id: string): Promise<string> {
  for (;;) {
    await portal.runJobsPlannedForLater()
    await register.untilIdle()
    const state = await stateOf(portal, id)
    if (state !== 'cancelling' && state !== 'filing') return state
  }
}
/** What the register took in of this payer, newest first, as often as it did. */
const arrivals = async (references: readonly string[]) => (await register.db.query<{ delivery_id: string }>('SELECT delivery_id FROM delivery WHERE delivery_id = ANY($1)', [references])).map((row) => row.delivery_id)
async function halvesOf(portal: PortalWithRegister, id: string) {
  const { cancellation, newReport } = await portal.db.read((tx) => tx.refiling.findUniqueOrThrow({ where: { id }, include: { cancellation: true, newReport: true } }))
  return { cancellation, newReport: newReport! }
}

test('a report of each kind is cancelled and filed anew with one confirmation, each half once however often it is pressed', async () => {
  const portal = await portalWith(register)
  for (const [kind, who, payer] of [['wage', 'Testinen', METAL], ['separate', 'Testinen', METAL], ['benefit', 'Kokeilija', PENSION_FUND]] as const) await refiledOnce(portal, kind, who, payer)
})

async function refiledOnce(portal: PortalWithRegister, kind: FormKind, who: string, payer: string): Promise<void> {
  const context = contextOf(portal, await portal.as(who))
  const owner = organisationKey(payer)
  const name = await aReport(kind, payer)
  const draft = await turned(context, name, { kind, owner })
  expect(draft.lockedChanges.length, 'it tells that a replacement could not carry this').toBe(1)
  expect(draft.problems.filter((problem) => problem.found !== 'rule' || !problem.advice)).toEqual([])

  const presses = await Promise.all([1, 2, 3].map(() => refileReport(context, draft.draftId, draft.revision, draft.version)))
  const [id] = new Set(presses.map(idOf))
  expect(new Set(presses.map(idOf)).size).toBe(1)
  expect(await unfinishedRefilings(context, owner)).toMatchObject([{ id, state: 'cancelling', newReport: { waitReason: 'cancellation' } }])
  expect(await untilSettled(portal, id!)).toBe('filed')
  expect(idOf(await refileReport(context, draft.draftId, draft.revision, draft.version)), 'pressed again, from a page that was left open').toBe(id)

  const { cancellation, newReport } = await halvesOf(portal, id!)
  expect(await arrivals([cancellation.deliveryId, newReport.deliveryId])).toHaveLength(2)
  expect(newReport.sentAt!.getTime()).toBeGreaterThanOrEqual(cancellation.finishedAt!.getTime())
  expect((await readReport(context, owner, draft.irReportId)).status).toBe(2)
  const view = await readRefiling(context, id!)
  expect(view.newReport!.report!.reportId, 'the cancelled report keeps its reference').not.toBe(name)
  expect((await readReport(context, owner, view.newReport!.report!.irReportId)).versions).toMatchObject([{ version: 1, status: 1 }])
  expect(await unfinishedRefilings(context, owner)).toEqual([])
  const logged = await portal.db.read((tx) => tx.action.findMany({ where: { objectId: { in: [cancellation.id, newReport.id] } }, orderBy: { id: 'asc' } }))
  expect(logged.map(({ action, objectId }) => [action, objectId])).toEqual(expect.arrayContaining([['report.cancel', cancellation.id], ['record.send', newReport.id]]))
}

/** Begins a refiling whose jobs are still to be done. */
async function begun(portal: PortalWithRegister) {
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await aReport()
  const draft = await turned(context, name)
  return { context, name, draft, id: idOf(await refileReport(context, draft.draftId, draft.revision, draft.version)) }
}
async function expectDoneOnce(portal: PortalWithRegister, context: RefileContext, id: string, irReportId: string): Promise<void> {
  expect(await untilSettled(portal, id)).toBe('filed')
  const { cancellation, newReport } = await halvesOf(portal, id)
  expect((await arrivals([cancellation.deliveryId, newReport.deliveryId])).sort()).toEqual([cancellation.deliveryId, newReport.deliveryId].sort())
  expect((await readReport(context, OWNER, irReportId)).versions.map(({ status }) => status), 'cancelled once').toEqual([2, 1])
}

test('while the register is down both halves wait, and go by themselves later', async () => {
  const portal = await portalWith(register)
  const { context, draft, id } = await begun(portal)
  portal.wire.mode = 'refuse'
  portal.wire.cut()
  await portal.runJobs()
  expect(await stateOf(portal, id)).toBe('cancelling')
  portal.wire.mode = 'through'
  await expectDoneOnce(portal, context, id, draft.irReportId)
})

test.each(['cancelling', 'filing'] as const)('killed with a half on its way (%s), the portal does neither half twice', async (half) => {
  const portal = await portalWith(register)
  const jobs = await runWithoutEnding(portal)
  await jobs.untilConnected()
  // From the moment on at which this half is due, everything reaches the register and nothing comes back.
  const stop = await portal.db.listen('portal_change', async () => {
    if (await portal.db.read((tx) => tx.refiling.count({ where: { state: half } })) > 0) portal.wire.mode = 'deaf'
  })
  const { context, draft, id } = await begun(portal)
  const { cancellation, newReport } = await halvesOf(portal, id)
  const onItsWay = half === 'cancelling' ? cancellation : newReport
  await expect.poll(async () => (await arrivals([onItsWay.deliveryId])).length, { timeout: 30_000 }).toBe(1)
  await jobs.kill()
  await stop()
  portal.wire.cut()
  portal.wire.mode = 'through'
  await portal.db.pool.query('UPDATE _private_jobs SET locked_at = NULL, locked_by = NULL') // as a runner does that finds itself alone
  await expectDoneOnce(portal, context, id, draft.irReportId)
})

test('killed between the halves, the portal files the new report when it is back', async () => {
  const portal = await portalWith(register)
  const { context, draft, id } = await begun(portal)
  const { cancellation } = await halvesOf(portal, id)
  // The last that the process does is to record that the report is cancelled.
  await sendSubmission(portal.jobContext, { submissionId: cancellation.id })
  expect([await stateOf(portal, id), (await readReport(context, OWNER, draft.irReportId)).status]).toEqual(['filing', 2])
  await expectDoneOnce(portal, context, id, draft.irReportId)
})

test('a new report that the register does not take comes back as a draft with its errors, and stays unfinished until it is filed', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const taken = await aReport()
  const draft = await turned(context, await aReport())
  const withReference = (values: FormValues, reportId: string | undefined): FormValues =>
    ({ ...values, reports: { report: ((values['reports'] as FormValues)['report'] as FormValues[]).map((one) => ({ ...one, reportData: { ...one['reportData'] as FormValues, reportId } })) } })
  const { values } = await readDraft(context, draft.draftId)
  const saved = await saveDraft(context, draft.draftId, { values: withReference(values, taken), revision: draft.revision })
  const id = idOf(await refileReport(context, draft.draftId, draft.revision + 1, draft.version))
  expect(saved.outcome).toBe('saved')
  expect(await untilSettled(portal, id)).toBe('unfiled')
  expect((await readReport(context, OWNER, draft.irReportId)).status).toBe(2)

  const again = await readDraft(context, draft.draftId)
  expect(again.submissionId).toBeUndefined()
  expect((await refusedProblems(context, again)).map(({ field }) => field)).toContain('reports.report.0.reportData.reportId')
  await removeDraft(context, draft.draftId)
  await removeOldDrafts({ db: portal.db, clock: { now: () => new Date('2027-06-01') } })
  expect(await unfinishedRefilings(context, OWNER), 'neither by the way nor by age').toMatchObject([{ id, state: 'unfiled', draftId: draft.draftId }])
  await expect(saveDraft(context, draft.draftId, { values: again.values, revision: again.revision, anew: false }), 'there is nothing left to replace').rejects.toThrow(NotFound)

  const mended = await saveDraft(context, draft.draftId, { values: withReference(again.values, undefined), revision: again.revision })
  if (mended.outcome !== 'saved') throw new Error(mended.outcome)
  expect(idOf(await refileReport(context, draft.draftId, mended.revision, draft.version))).toBe(id)
  expect(await untilSettled(portal, id)).toBe('filed')
  const { cancellation, newReport } = await halvesOf(portal, id)
  expect(await arrivals([cancellation.deliveryId, newReport.deliveryId])).toHaveLength(2)
  expect(await portal.db.read((tx) => tx.submission.count({ where: { deliveryDataType: 105 } })), 'cancelled once').toBe(1)
})

test('that no new report is needed is said knowingly, by whoever may report', async () => {
  const portal = await portalWith(register)
  const { context, draft, id } = await begun(portal)
  await expect(giveUpRefiling(context, id), 'not while it is on its way').rejects.toThrow(NotFound)
  await untilSettled(portal, id)
  await portal.db.pool.query(`UPDATE refiling SET state = 'unfiled', finished_at = NULL WHERE id = $1`, [id])
  await portal.db.pool.query('UPDATE report_draft SET submission_id = NULL WHERE id = $1', [draft.draftId])
  await expect(giveUpRefiling(contextOf(portal, await personWith(portal, METAL, { ground: 'browse-wages' })), id)).rejects.toThrow(PermissionDenied)
  await giveUpRefiling(contextOf(portal, await personWith(portal, METAL, { ground: 'report-wages' })), id)
  expect(await unfinishedRefilings(context, OWNER)).toEqual([])
  await expect(readDraft(context, draft.draftId)).rejects.toThrow(NotFound)
})

test('when the register has moved on since the preview nothing is sent; confirmed on what it has now, both halves go', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await aReport()
  const draft = await turned(context, name)
  await replaced(name)
  expect(await refileReport(context, draft.draftId, draft.revision, draft.version)).toEqual({ outcome: 'moved-on' })
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(0)
  const preview = await previewRefiling(context, await readDraft(context, draft.draftId))
  expect(preview).toMatchObject({ seen: 2, movedOn: true })
  const id = idOf(await refileReport(context, draft.draftId, draft.revision, preview.seen))
  expect(await untilSettled(portal, id)).toBe('filed')
})

test('replaced on the way, the report is not cancelled, the new one never leaves, and the draft is back', async () => {
  const portal = await portalWith(register)
  const { context, name, draft, id } = await begun(portal)
  const { cancellation, newReport } = await halvesOf(portal, id)
  await replaced(name)
  expect(await untilSettled(portal, id)).toBe('not_cancelled')
  expect(await arrivals([cancellation.deliveryId, newReport.deliveryId])).toEqual([cancellation.deliveryId])
  expect(await portal.db.read((tx) => tx.submission.findUnique({ where: { id: newReport.id } }))).toBeNull()
  expect((await readReport(context, OWNER, draft.irReportId)).versions.map(({ status }) => status)).toEqual([1, 1])
  expect(await unfinishedRefilings(context, OWNER)).toEqual([])
  const { revision } = await readDraft(context, draft.draftId)
  expect(await refileReport(context, draft.draftId, draft.revision, draft.version), 'the window from before has another revision').toEqual({ outcome: 'changed' })
  expect(await untilSettled(portal, idOf(await refileReport(context, draft.draftId, revision, 2)))).toBe('filed')
})

test('a report that somebody has cancelled meanwhile: only the new one is filed, and only once for everybody', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const draft = await turned(context, await aReport())
  const cancelled = await cancelReports(context, OWNER, crypto.randomUUID(), { of: 'reports', reports: [draft] })
  if (cancelled.outcome !== 'sent') throw new Error(cancelled.outcome)
  await portal.untilFinal(cancelled.submissionIds[0]!)
  expect(await refileReport(context, draft.draftId, draft.revision, draft.version)).toEqual({ outcome: 'moved-on' })
  expect((await previewRefiling(context, await readDraft(context, draft.draftId))).seen).toBe('cancelled')
  expect(await refileReport(context, draft.draftId, draft.revision, 'cancelled')).toMatchObject({ outcome: 'sent-alone' })

  const other = await turned(context, await aReport())
  const { draftId } = await startCorrection(context, OWNER, other.irReportId, 'replace')
  const second = await readDraft(context, draftId)
  await saveDraft(context, draftId, { values: otherDate.wage(second.values), revision: second.revision, anew: true })
  await refileReport(context, other.draftId, other.revision, other.version)
  expect(await refileReport(context, draftId, second.revision + 1, other.version), 'two drafts of one report').toEqual({ outcome: 'elsewhere' })
  expect(await portal.db.read((tx) => tx.upload.count()), 'no message is left behind').toBe(4)
})

test('filed anew, a report does not leave alone while the old one stands: the income would be there twice', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const draft = await turned(context, await aReport())
  expect(await sendDraft(context, draft.draftId, draft.revision)).toEqual({ outcome: 'moved-on' })
  expect(await readDraft(context, draft.draftId)).not.toHaveProperty('submissionId')
})

test('turned back to a replacement, what is locked says again what the report said, and the rest stays as typed', async () => {
  const portal = await portalWith(register)
  const context = contextOf(portal, await portal.as('Testinen'))
  const name = await aReport()
  const draft = await turned(context, name)
  const { values } = await readDraft(context, draft.draftId)
  const typed = { ...values, contactPersons: { contactPerson: [{ name: 'Typed Since', telephone: '+358 00 000 0000' }] } }
  const back = await saveDraft(context, draft.draftId, { values: typed, revision: draft.revision, anew: false })
  expect(back).toMatchObject({ outcome: 'saved', lockedChanges: [], values: { paymentPeriod: { paymentDate: '15.6.2026' }, contactPersons: typed.contactPersons, reports: { report: [{ reportData: { reportId: name } }] } } })
  await expect(refileReport(context, draft.draftId, draft.revision + 1, draft.version)).rejects.toThrow(NotFound)
})

test('both halves need the right to report', async () => {
  const portal = await portalWith(register)
  const clerk = contextOf(portal, await portal.as('Testinen'))
  const draft = await turned(clerk, await aReport())
  for (const ground of grounds) {
    if (ground === 'self' || cellOf('wage-reports', ground).startsWith('W')) continue
    const context = contextOf(portal, await personWith(portal, METAL, { ground }))
    await portal.db.pool.query('UPDATE report_draft SET person_id = $1 WHERE id = $2', [context.actor.personId, draft.draftId])
    await expect(refileReport(context, draft.draftId, draft.revision, draft.version), ground).rejects.toThrow(PermissionDenied)
  }
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(0)
})
