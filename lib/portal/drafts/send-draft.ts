import { randomInt } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { PaperForm } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { typedPaymentDate, type FormProblem } from '../forms/check-form.ts'
import { deliveryOf, type Delivery } from '../forms/delivery-of.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import { formModel } from '../forms/form-model.ts'
import { isEmpty, readValues, type FormValue, type FormValues } from '../forms/form-values.ts'
import { canBeSent } from '../submissions/sender.ts'
import { discardMessage, submitMessage, writeMessage, type WrittenMessage } from '../submissions/submit-message.ts'
import { rememberEarners } from '../templates/remembered-earners.ts'
import { rememberPayer } from '../templates/remembered-payer.ts'
import { draftProblems } from './check-draft.ts'
import { draftPlace, ownDraft, paperOf, replacementOf, reportsIn, seal, sentAlready, unseal, type OwnDraft, type PaperOfDraft } from './draft-row.ts'
import type { SendingDraftContext } from './draft-context.ts'
import { subOrganisationIdsIn } from './limited-to.ts'
import { payerOfDraft, type PayerParty } from './payer-party.ts'

export type Sent =
  | { outcome: 'sent'; submissionId: string; paper?: PaperOfDraft }
  | { outcome: 'problems'; problems: FormProblem[]; kind: FormKind }
  /** another window has changed it since it was checked */
  | { outcome: 'changed' }
  /** its old report is to be cancelled first (`refileReport`): alone, the income would be there twice */
  | { outcome: 'moved-on' }
  /** the register takes it only with the payer's own certificate, and there is none */
  | { outcome: 'no-certificate' }

/**
 * The person presses Send. Whatever is pressed twice, in however many windows: a draft becomes one submission, and
 * every later press finds that one.
 *
 * @param revision what the person has seen
 * @param options.oldIsCancelled the report in whose place it is filed is known to be cancelled
 * @throws NotFound, PermissionDenied
 */
export async function sendDraft(context: SendingDraftContext, draftId: string, revision: number, { oldIsCancelled = false } = {}): Promise<Sent> {
  const prepared = await prepareDraft(context, draftId, revision)
  if ('outcome' in prepared) return prepared
  const message = await writeDraft(context, prepared)
  try {
    const sent = await context.db.transaction(async (tx) => {
      const locked = await lockDraft(tx, context, draftId, revision)
      if ('outcome' in locked) return locked
      if (locked.anew && !oldIsCancelled) return { outcome: 'moved-on' } as const
      return { ...sentAlready(locked, await submitDraft(tx, context, locked, prepared, message)), fresh: true } as const
    })
    if ('fresh' in sent) {
      const { fresh: _, ...first } = sent
      return first
    }
    await discardMessage(context, message)
    return sent
  } catch (error) {
    await discardMessage(context, message)
    throw error
  }
}

/** The draft, if it is still the one that was prepared. Until the transaction ends nobody else sends or saves it. @throws NotFound, PermissionDenied */
export async function lockDraft(tx: PortalTransaction, context: SendingDraftContext, draftId: string, revision: number): Promise<OwnDraft | Extract<Sent, { outcome: 'sent' | 'changed' }>> {
  await tx.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${draftId}::uuid FOR UPDATE`
  const draft = await ownDraft(tx, context, draftId)
  if (draft.submissionId !== null) return sentAlready(draft, draft.submissionId)
  return draft.revision === revision ? draft : { outcome: 'changed' }
}

/** A draft that nothing holds up, as it would be sent. */
export type PreparedDraft = PayerParty & {
  kind: OwnDraft['kind']; owner: OwnDraft['owner']; creatorKey: OwnDraft['owner'] | null; origin: 'form' | 'paper'; values: FormValues; rootElement: string; message: object; deliveryId: string; itemCount: number; paymentDate: string; subOrganisationIds: string[]
}

/** Checks a draft and makes its message. Nothing is changed but the count of references. @throws NotFound, PermissionDenied */
export async function prepareDraft(context: SendingDraftContext, draftId: string, revision: number): Promise<PreparedDraft | Sent> {
  const { db, clock, box, environment } = context
  return db.transaction(async (tx) => {
    const draft = await ownDraft(tx, context, draftId)
    const { kind, owner } = draft
    if (draft.submissionId !== null) return sentAlready(draft, draft.submissionId)
    if (draft.revision !== revision) return { outcome: 'changed' }
    const values = unseal<FormValues>(box, draft.contentSealed, draftPlace(draftId))
    const [payer, paper] = [await payerOfDraft(tx, context, draft), paperOf(draft)]
    const subOrganisationIds = subOrganisationIdsIn(values)
    if (!paper) await requirePermission(tx, context, formDefinitions[kind].right, owner, subOrganisationIds)
    const now = clock.now()
    const problems = draftProblems(context, draft, values, payer.party).filter((problem) => problem.found !== 'rule' || !problem.advice)
    if (problems.length > 0) return { outcome: 'problems', problems, kind }

    const { deliveryDataType, roots } = formDefinitions[kind]
    if (!await canBeSent(tx, context, { creatorKey: creatorKeyOf(draft), deliveryDataType }, { signed: false })) return { outcome: 'no-certificate' }
    const { value } = readValues(formModel(kind), values)
    const itemCount = reportsIn(values).length
    const numbers = await takeNumbers(tx, itemCount + 1)
    const reference = () => `IR-${helsinkiDate(now).slice(0, 4)}-${numbers.pop()!}`
    const deliveryId = reference()
    const message = deliveryOf(kind, value, { owner: payer.party, deliveryId, at: now, environment, reference, ...replacementOf(draft), ...(paper && { source: 'Paper form' }) })
    return {
      ...payer, kind, owner, creatorKey: creatorKeyOf(draft), origin: paper ? 'paper' : 'form', values: withReferences(values, message), rootElement: itemCount === 1 ? roots.one : roots.many, message, deliveryId, itemCount: message.deliveryData.reports.report.length,
      paymentDate: typedPaymentDate(kind, values)!, subOrganisationIds,
    }
  })
}

/** Who makes the delivery, where it may go with that one's own certificate: paper comes from the e-service alone (D-54). */
const creatorKeyOf = ({ owner, paperForm }: OwnDraft) => (paperForm ? null : owner)

/** What comes back is told by its reference, so the draft keeps those that were made for it. */
function withReferences(values: FormValues, { deliveryData }: Delivery): FormValues {
  const references = deliveryData.reports.report.map(({ reportData }) => reportData['reportId'])
  const report = reportsIn(values).filter((one) => !isEmpty(one)).map((one, index): FormValue => {
    const reportId = references[index]
    return typeof reportId === 'string' ? { ...one, reportData: { ...(one['reportData'] as FormValues | undefined), reportId } } : one
  })
  return { ...values, reports: { report } }
}

/**
 * For references that the payer leaves to us (D-127). The last six digits are chance: a payer may use several portals,
 * or one whose database was made anew, and their references must not meet in the register (PR-030, WR-109).
 */
async function takeNumbers(tx: PortalTransaction, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ number: bigint }[]>`SELECT nextval('reference_number') AS number FROM generate_series(1, ${count}::int)`
  return rows.map(({ number }) => `${number}${String(randomInt(1_000_000)).padStart(6, '0')}`).reverse()
}

export async function writeDraft(context: SendingDraftContext, { kind, owner, creatorKey, origin, party, name, rootElement, message, deliveryId, itemCount, paymentDate, subOrganisationIds }: PreparedDraft): Promise<WrittenMessage> {
  const { file, deliveryDataType } = formDefinitions[kind]
  const head = { owner, creatorKey, origin, party, name, now: context.clock.now(), deliveryDataType, deliveryId, rootElement, itemCount, paymentDate, subOrganisationIds }
  return writeMessage(context, head, await context.forms.write({ file, rootElement, message }))
}

/**
 * The draft becomes a submission. A report whose old one is cancelled already ends its refiling with this.
 * @param when `after-cancellation`: the register is to cancel another report first
 */
export async function submitDraft(tx: PortalTransaction, context: SendingDraftContext, draft: OwnDraft, { kind, values, paymentDate, subOrganisationIds }: PreparedDraft, message: WrittenMessage, when: 'now' | 'after-cancellation' = 'now'): Promise<string> {
  const { actor, clock, box } = context
  const { owner } = draft
  const submissionId = await submitMessage(tx, message, when)
  await tx.reportDraft.update({ where: { id: draft.id }, data: { submissionId, updatedAt: clock.now(), contentSealed: seal(box, values, draftPlace(draft.id)) } })
  await tx.refiling.updateMany({ where: { draftId: draft.id, state: 'unfiled' }, data: { state: 'filing', newReportId: submissionId } })
  if (draft.paperForm) {
    await fileOnPaper(tx, context, draft.paperForm, submissionId)
    return submissionId
  }
  await rememberPayer(tx, context, kind, owner, values)
  if (kind !== 'separate') await rememberEarners(tx, context, kind, owner, reportsIn(values), { paymentPeriod: values['paymentPeriod'], paymentDate, subOrganisationIds })
  await logAction(tx, actor, clock, { action: 'draft.send', owner, objectId: draft.id })
  // What waits is not sent yet, and may never be.
  if (when === 'now') await logAction(tx, actor, clock, { action: 'record.send', owner, objectId: submissionId })
  return submissionId
}

/** What is typed from paper is kept for nobody's next form: the payer has not typed it here. */
async function fileOnPaper(tx: PortalTransaction, { actor, clock }: SendingDraftContext, { id, ownerKey, archiveReference }: PaperForm, submissionId: string): Promise<void> {
  await tx.paperForm.update({ where: { id }, data: { submissionId } })
  await logAction(tx, actor, clock, { action: 'operator.paper-file', owner: parseOwnerKey(ownerKey), objectId: id, subject: `paper ${archiveReference}` })
}
