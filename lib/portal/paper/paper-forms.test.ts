import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { NotFound } from '../context.ts'
import type { SendingDraftContext } from '../drafts/draft-context.ts'
import { readDraft } from '../drafts/read-drafts.ts'
import { removeOldDrafts } from '../drafts/remove-old-drafts.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { sendDraft } from '../drafts/send-draft.ts'
import { formWork } from '../forms/form-work.ts'
import { readReport } from '../reports/read-report.ts'
import { searchDeliveries } from '../reports/search-deliveries.ts'
import { readSubmission } from '../submissions/read-submission.ts'
import { watchChanges } from '../watch-changes.ts'
import { aRegister, portalWith, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { beginPaperForm } from './begin-paper-form.ts'
import { discardPaperForm, readLetter, rejectPaperForm } from './end-paper-form.ts'
import { listPaperForms } from './list-paper-forms.ts'
import { readPaperStart, type PaperStart, type PaperStartField } from './paper-start.ts'
import { printReport } from './print-report.ts'
import { readPaperForm } from './read-paper-form.ts'

let register: TestRegister
let portal: PortalWithRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const PAYER = '7002002-3'
const start = (archiveReference: string): PaperStart => ({ kind: 'separate', party: { type: 1, code: PAYER }, payerName: 'Metalliverstas', arrivedOn: '2026-11-20', archiveReference, reason: 'No access to the e-service' })

async function contexts(): Promise<{ officer: SendingDraftContext; payer: SendingDraftContext }> {
  portal = await portalWith(register)
  const settings = { box: portal.box, environment: 'test' as const, reportsMax: 10_000, forms: formWork(portal.threads) }
  const [officer, payer] = [await portal.context('Virkailija'), await portal.context('Testinen')]
  return { officer: { ...officer, ...settings, actor: { ...officer.actor, role: { kind: 'operator' } } }, payer: { ...payer, ...settings } }
}

const filledIn = { reportDate: '19.11.2026', payer: { payerIds: { id: [{ type: '1', code: PAYER }] } }, contactPersons: { contactPerson: [{ name: 'Aino Testinen', telephone: '+358 00 000 0000' }] }, reports: { report: [{ paymentMonth: { month: '10', year: '2026' }, transactions: { transaction: [{ transactionBasic: { summaryTransactionCode: '102', amount: '157,00' } }] } }] } }

test('a paper is filed once for its payer as channel 6, on the day it came, and the payer sees it as such', async () => {
  const { officer, payer } = await contexts()
  const begun = await beginPaperForm(officer, start('SCAN-1'))
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  expect(await beginPaperForm(officer, start('SCAN-1')), 'a paper is entered once').toEqual({ outcome: 'entered-already', paperFormId: begun.paperFormId })
  for (const outside of [() => readDraft(payer, begun.draftId), () => readPaperForm(payer, begun.paperFormId), () => beginPaperForm(payer, start('SCAN-2')), () => listPaperForms(payer, { query: '', page: 1 })]) await expect(outside()).rejects.toThrow(PermissionDenied)
  const { revision } = await readDraft(officer, begun.draftId)
  const wrong = await saveDraft(officer, begun.draftId, { values: { ...filledIn, reportDate: '31.2.2026' }, revision })
  expect(wrong.outcome === 'saved' && wrong.problems.map(({ field }) => field)).toContain('reportDate')
  expect(await sendDraft(officer, begun.draftId, revision + 1)).toMatchObject({ outcome: 'problems' })
  expect(await saveDraft(officer, begun.draftId, { values: filledIn, revision: revision + 1 })).toMatchObject({ outcome: 'saved', problems: [] })
  const presses = await Promise.all([sendDraft(officer, begun.draftId, revision + 2), sendDraft(officer, begun.draftId, revision + 2)])
  expect(presses[0]).toEqual(presses[1])
  const { submissionId } = presses[0] as { submissionId: string }
  await watchChanges(officer, { kind: 'submission', submissionId })
  await expect(watchChanges({ ...officer, actor: { ...officer.actor, role: { kind: 'private-person' } } }, { kind: 'submission', submissionId }), 'in no other role').rejects.toThrow(PermissionDenied)
  expect(await portal.untilFinal(submissionId)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, origin: 'paper', ownerKey: `organisation:${PAYER}` })
  expect(await readPaperForm(officer, begun.paperFormId)).toMatchObject({ state: 'filed', submissionId })
  const [irItemId] = (await readSubmission(officer, submissionId, { show: 'all', page: 1 })).items.shown.map((item) => item.irItemId!)

  const asPayer = { ...payer, register: portal.register }
  const { deliveries } = await searchDeliveries(asPayer, organisationKey(PAYER), { channel: 6 })
  expect(deliveries.map(({ channel, receivedOn, source }) => [channel, receivedOn, source])).toEqual([[6, '2026-11-20', 'Paper form']])
  const { versions } = await readReport(asPayer, organisationKey(PAYER), irItemId!)
  expect(versions[0], 'and not who typed it').toMatchObject({ channel: 6, receivedOn: '2026-11-20', sentHere: { submissionId } })
  expect(versions[0]!.sentHere).not.toHaveProperty('personName')
  expect(await printReport(asPayer, organisationKey(PAYER), irItemId!)).toMatchObject({ kind: 'separate', values: { reportDate: '19.11.2026' } })
  const logged = await portal.db.read((tx) => tx.action.findMany({ where: { personId: officer.actor.personId, objectId: begun.paperFormId } }))
  expect(new Set(logged.map(({ action, subject }) => `${action} ${subject}`))).toEqual(new Set(['operator.paper-begin paper SCAN-1', 'operator.paper-file paper SCAN-1', 'operator.paper-view paper SCAN-1']))
  expect(await portal.db.read((tx) => tx.rememberedPayer.count()), 'nothing of it comes into other forms').toBe(0)
})

test('a paper ends once: rejected with a letter that is kept, or discarded for a reason and entered anew', async () => {
  const { officer, payer } = await contexts()
  const begin = async (number: string) => {
    const begun = await beginPaperForm(officer, start(number))
    if (begun.outcome !== 'begun') throw new Error(begun.outcome)
    return begun
  }
  const rejected = await begin('SCAN-3')
  portal.clock.set('2027-02-01T10:00:00Z')
  await removeOldDrafts(officer)
  expect((await readPaperForm(officer, rejected.paperFormId)).state, 'it waits for its end, however long').toBe('entering')
  const letter = new TextEncoder().encode('%PDF letter about the missing signature')
  expect(await rejectPaperForm(officer, rejected.paperFormId, { letter, language: 'sv' })).toBe(true)
  expect(await discardPaperForm(officer, rejected.paperFormId, 'too late')).toBe(false)
  expect(await readLetter(officer, rejected.paperFormId)).toEqual({ pdf: letter, archiveReference: 'SCAN-3' })
  await expect(readLetter(payer, rejected.paperFormId)).rejects.toThrow(PermissionDenied)
  const stored = await portal.db.read((tx) => tx.paperForm.findUniqueOrThrow({ where: { id: rejected.paperFormId } }))
  expect(Buffer.from(stored.letterSealed!).toString('latin1')).not.toContain('letter about')
  await expect(sendDraft(officer, rejected.draftId, 1)).rejects.toThrow(NotFound)

  const mistaken = await begin('SCAN-4')
  expect(await discardPaperForm(officer, mistaken.paperFormId, 'Wrong payer')).toBe(true)
  expect((await begin('SCAN-4')).paperFormId).not.toBe(mistaken.paperFormId)
  expect((await listPaperForms(officer, { query: 'scan-4', page: 1 })).rows.map(({ state }) => state).toSorted()).toEqual(['discarded', 'entering'])

  await portal.db.transaction((tx) => tx.operator.updateMany({ data: { removedAt: portal.clock.now() } }))
  await expect(readPaperForm(officer, rejected.paperFormId), 'who is no officer any more sees nothing').rejects.toThrow(PermissionDenied)
})

test('benefits have no paper form, and what is written of a paper is checked', () => {
  const fields: Record<PaperStartField, string> = { kind: 'wage', identifier: PAYER, payerName: 'Metalliverstas', arrivedOn: '20.11.2026', archiveReference: 'SCAN-5', reason: 'No computer', replaces: '' }
  const read = (changed: Partial<typeof fields>) => readPaperStart({ ...fields, ...changed }, { now: new Date('2026-11-24T10:00:00Z'), environment: 'test' })
  expect(read({})).toMatchObject({ kind: 'wage', party: { type: 1, code: PAYER }, arrivedOn: '2026-11-20' })
  expect(read({ identifier: artificialPersonalIdentityCode(7) })).toMatchObject({ party: { type: 2 } })
  expect(read({ kind: '', identifier: '', payerName: '', arrivedOn: '', archiveReference: '', replaces: '-', reason: '' }), 'told in the order of the page').toEqual({ wrong: ['kind', 'identifier', 'payerName', 'arrivedOn', 'archiveReference', 'replaces', 'reason'] })
  for (const [field, value] of [['kind', 'benefit'], ['identifier', '7002002-4'], ['payerName', ' '], ['arrivedOn', '25.11.2026'], ['arrivedOn', '31.12.2018'], ['archiveReference', 'a b'], ['reason', ''], ['replaces', 'abc']] as const) expect(read({ [field]: value })).toEqual({ wrong: [field] })
})
