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
import { knownEarners } from '../templates/remembered-earners.ts'
import type { SendingDraftContext } from './draft-context.ts'
import { readDraft } from './read-drafts.ts'
import { removeOldDrafts } from './remove-old-drafts.ts'
import { removeDraft, saveDraft } from './save-draft.ts'
import { sendDraft } from './send-draft.ts'
import { startDraft } from './start-draft.ts'

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
