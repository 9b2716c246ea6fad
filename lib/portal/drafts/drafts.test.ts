import { afterAll, beforeAll, expect, test } from 'vitest'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '../context.ts'
import type { FormValues } from '../forms/form-values.ts'
import { formWork } from '../forms/form-work.ts'
import { readSubmission } from '../submissions/read-submission.ts'
import { downloadMessage } from '../submissions/read-sent-file.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { copyLastPeriod } from '../templates/copy-last-period.ts'
import { knownEarners, namesOf } from '../templates/remembered-earners.ts'
import type { SendingDraftContext } from './draft-context.ts'
import { readDraft } from './read-drafts.ts'
import { removeOldDrafts } from './remove-old-drafts.ts'
import { removeDraft, saveDraft } from './save-draft.ts'
import { sendDraft } from './send-draft.ts'
import { refusedProblems } from './refused-problems.ts'
import { reopenDraft } from './reopen-draft.ts'
import { startDraft, startFrom } from './start-draft.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const OWNER = organisationKey('7002002-3')
const start = { kind: 'wage', owner: OWNER, view: 'short' } as const

async function forms(portal: PortalWithRegister, familyName = 'Testinen'): Promise<SendingDraftContext> {
  return { ...await portal.context(familyName), box: portal.box, environment: 'test', reportsMax: 10_000, forms: formWork(portal.threads) }
}

/** What the short form has when it is filled in. */
const shortForm = (before: FormValues, identityCode: string = artificialPersonalIdentityCode(501)): FormValues => ({
  ...before,
  contactPersons: { contactPerson: [{ name: 'Aino Testinen', telephone: '+358 00 000 0000' }] },
  paymentPeriod: { paymentDate: '30.11.2026', startDate: '1.11.2026', endDate: '30.11.2026' },
  reports: {
    report: [{
      incomeEarner: {
        incomeEarnerIds: { id: [{ type: '2', code: identityCode }] }, incomeEarnerBasic: { lastName: 'Malli', firstName: 'Meri' },
        professions: { profession: [{ type: '1', code: '33130' }] }, insuranceExceptions: { exceptionCode: ['1'] },
      },
      transactions: { transaction: [{ transactionBasic: { transactionCode: '201', amount: '2 500,00' } }, { transactionBasic: { transactionCode: '402', amount: '500' } }] },
    }],
  },
})

async function filled(context: SendingDraftContext, change: (values: FormValues) => FormValues = (values) => values): Promise<{ id: string; revision: number }> {
  const id = await startDraft(context, start)
  const { values, revision } = await readDraft(context, id)
  const saved = await saveDraft(context, id, { values: change(shortForm(values)), revision })
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return { id, revision: saved.revision }
}

test('a short form becomes a report in the register, sent once over the real-time service as channel 5', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id, revision } = await filled(context)
  const presses = await Promise.all([sendDraft(context, id, revision), sendDraft(context, id, revision), sendDraft(context, id, revision)])
  const [first] = presses
  expect(first).toMatchObject({ outcome: 'sent' })
  expect(new Set(presses.map((press) => (press.outcome === 'sent' ? press.submissionId : press.outcome))).size).toBe(1)
  const submissionId = (first as { submissionId: string }).submissionId
  expect(await portal.untilFinal(submissionId)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 1, attempts: 1, operation: 'real_time' })
  const view = await readSubmission(context, submissionId, { show: 'all', page: 1 })
  expect(await register.db.query('SELECT status, channel FROM delivery WHERE delivery_id = $1', [view.deliveryId])).toEqual([{ status: 3, channel: 5 }])
  expect((await downloadMessage(context, submissionId, 'delivery')).bytes.toString()).toContain('<Amount>2500.00</Amount>')
  expect(await sendDraft(context, id, revision), 'pressed again, from a page that was left open').toEqual(first)
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(1)
  const [earner] = await knownEarners(context, 'wage', OWNER)
  expect(earner).toMatchObject({ name: 'Malli Meri', identifier: artificialPersonalIdentityCode(501) })
})

test('what only the rules know is told before anything is sent, at its field', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id, revision } = await filled(context, (values) => ({ ...values, paymentPeriod: { paymentDate: '31.2.2026', startDate: '30.11.2026', endDate: '1.11.2026' } }))
  const sent = await sendDraft(context, id, revision)
  expect(sent.outcome === 'problems' && sent.problems.map((problem) => [problem.field, problem.found === 'typed' ? problem.problem : problem.ruleId])).toEqual([
    ['paymentPeriod.paymentDate', 'wrong-day'], ['paymentPeriod.endDate', 'WR-052'],
  ])
  expect(await portal.db.read((tx) => tx.submission.count())).toBe(0)
})

test('of two windows the later does not overwrite the other unseen', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id, revision } = await filled(context)
  const first = await saveDraft(context, id, { values: { contactPersons: { contactPerson: [{ name: 'First window' }] } }, revision })
  expect(first.outcome).toBe('saved')
  expect(await saveDraft(context, id, { values: {}, revision })).toEqual({ outcome: 'changed' })
  expect(await sendDraft(context, id, revision), 'nor is something sent that the person has not seen').toEqual({ outcome: 'changed' })
  expect((await readDraft(context, id)).values).toEqual({ contactPersons: { contactPerson: [{ name: 'First window' }] } })
})

test('a draft is its writer\'s: for others it is not there, and without the right it is nobody\'s', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id, revision } = await filled(context)
  const colleague = await forms(portal, 'Mallikas')
  for (const act of [() => readDraft(colleague, id), () => saveDraft(colleague, id, { values: {}, revision }), () => sendDraft(colleague, id, revision), () => removeDraft(colleague, id)]) await expect(act()).rejects.toThrow(NotFound)
  await expect(startDraft(await forms(portal, 'Monitoimi'), start)).rejects.toThrow(PermissionDenied)
  await portal.db.transaction((tx) => tx.mandate.deleteMany({ where: { assigneePersonId: context.actor.personId } }))
  for (const act of [() => readDraft(context, id), () => saveDraft(context, id, { values: {}, revision }), () => sendDraft(context, id, revision)]) await expect(act()).rejects.toThrow(PermissionDenied)
})

test('nothing that was typed stands readable in the database, and after 30 days it is gone', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id } = await filled(context)
  const stored = await portal.db.read((tx) => tx.reportDraft.findUniqueOrThrow({ where: { id } }))
  expect(JSON.stringify(stored)).not.toContain('Malli')
  expect(Buffer.from(stored.contentSealed).toString('latin1')).not.toContain('Malli')
  portal.clock.set('2026-12-24T10:00:00Z')
  await removeOldDrafts(context)
  expect(await portal.db.read((tx) => tx.reportDraft.count())).toBe(1)
  portal.clock.set('2026-12-24T10:00:01Z')
  await removeOldDrafts(context)
  expect(await portal.db.read((tx) => tx.reportDraft.count())).toBe(0)
})

test('a report whose answer was lost is uncertain, asked about, and in the register once', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const { id, revision } = await filled(context, (values) => shortForm(values, artificialPersonalIdentityCode(502)))
  // The first message opens the line; this one goes out on it and its answer does not come back.
  const first = await filled(context, (values) => shortForm(values, artificialPersonalIdentityCode(503)))
  const warmUp = await sendDraft(context, first.id, first.revision) as { submissionId: string }
  await portal.untilFinal(warmUp.submissionId)
  portal.wire.mode = 'deaf'
  const { submissionId } = await sendDraft(context, id, revision) as { submissionId: string }
  const job = portal.runJobs()
  const { deliveryId } = await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id: submissionId } }))
  const arrived = () => register.db.query('SELECT 1 FROM delivery WHERE delivery_id = $1', [deliveryId])
  await expect.poll(async () => (await arrived()).length, { timeout: 20_000 }).toBe(1)
  portal.wire.cut()
  await job
  expect(await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id: submissionId } }))).toMatchObject({ state: 'uncertain' })
  expect(await sendDraft(context, id, revision), 'pressed again meanwhile').toEqual({ outcome: 'sent', submissionId })
  portal.wire.mode = 'through'
  expect(await portal.untilFinal(submissionId)).toMatchObject({ state: 'processed', validItemCount: 1 })
  expect(await arrived()).toHaveLength(1)
})

test('what only the register knows comes back to its field, and the corrected report goes as another record', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const reference = `own-${process.pid}-1`
  const withReference = (values: FormValues, identityCode: string): FormValues => {
    const whole = shortForm(values, identityCode)
    const { report: [report] } = whole['reports'] as { report: [FormValues] }
    return { ...whole, reports: { report: [{ ...report, reportData: { reportId: reference } }] } }
  }
  const first = await filled(context, (values) => withReference(values, artificialPersonalIdentityCode(504)))
  await portal.untilFinal((await sendDraft(context, first.id, first.revision) as { submissionId: string }).submissionId)
  const second = await filled(context, (values) => withReference(values, artificialPersonalIdentityCode(505)))
  const { submissionId } = await sendDraft(context, second.id, second.revision) as { submissionId: string }
  expect(await portal.untilFinal(submissionId)).toMatchObject({ state: 'processed', deliveryDataStatus: 5 })

  expect(await reopenDraft(context, submissionId)).toEqual({ draftId: second.id, kind: 'wage' })
  await expect(reopenDraft(context, submissionId), 'only once').rejects.toThrow(NotFound)
  const opened = await readDraft(context, second.id)
  expect((await refusedProblems(context, opened)).map(({ field }) => field)).toEqual(['reports.report.0.reportData.reportId'])
  const { report: [report] } = opened.values['reports'] as { report: [FormValues] }
  const saved = await saveDraft(context, second.id, { values: { ...opened.values, reports: { report: [{ ...report, reportData: { reportId: `${reference}-b` } }] } }, revision: opened.revision })
  const again = await sendDraft(context, second.id, (saved as { revision: number }).revision) as { submissionId: string }
  expect(again.submissionId).not.toBe(submissionId)
  expect(await portal.untilFinal(again.submissionId)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 1 })
})

test('the last payment is repeated for everybody, and a report as a template is a report of its own', async () => {
  const portal = await portalWith(register)
  const context = await forms(portal)
  const codes = [artificialPersonalIdentityCode(506), artificialPersonalIdentityCode(507)]
  const { id, revision } = await filled(context, (values) => {
    const reports = codes.map((code) => (shortForm(values, code)['reports'] as { report: [FormValues] }).report[0])
    return { ...shortForm(values), reports: { report: reports } }
  })
  const { submissionId } = await sendDraft(context, id, revision) as { submissionId: string }
  expect(await portal.untilFinal(submissionId), 'several go as one record').toMatchObject({ operation: 'delayed', validItemCount: 2 })
  const copied = await readDraft(context, await copyLastPeriod(context, 'wage', OWNER))
  expect(copied.view).toBe('list')
  expect((copied.values['reports'] as { report: FormValues[] }).report.map((report) => namesOf(report).identifier).toSorted()).toEqual(codes.toSorted())
  expect((copied.values['contactPersons'] as { contactPerson: FormValues[] }).contactPerson[0]).toMatchObject({ telephone: '+358 00 000 0000' })
  expect(copied.values['paymentPeriod'], 'the next pay period').toEqual({ paymentDate: '31.12.2026', startDate: '1.12.2026', endDate: '31.12.2026' })

  const sent = { paymentPeriod: { paymentDate: '2026-11-30', startDate: '2026-11-01', endDate: '2026-11-30' }, payer: {}, reports: { report: [{ reportData: { actionCode: 1, reportId: 'r1' }, incomeEarner: { incomeEarnerIds: { id: [{ type: 2, code: codes[0] }] } }, transactions: { transaction: [{ transactionBasic: { transactionCode: 201, amount: 123_450 } }] } }] } }
  const template = await readDraft(context, await startFrom(context, { kind: 'wage', owner: OWNER, deliveryData: sent, mode: { kind: 'new' } }))
  expect(template.values).not.toHaveProperty('paymentPeriod')
  expect(template.values).toMatchObject({ reports: { report: [{ transactions: { transaction: [{ transactionBasic: { transactionCode: '201', amount: '1234,50' } }] } }] } })
  const correction = await readDraft(context, await startFrom(context, { kind: 'wage', owner: OWNER, deliveryData: sent, mode: { kind: 'replace', version: 1, irReportId: 'A'.repeat(32) } }))
  expect(correction).toMatchObject({ replacesIrReportId: 'a'.repeat(32), values: { paymentPeriod: { paymentDate: '30.11.2026' }, reports: { report: [{ reportData: { reportId: 'r1' } }] } } })
})
