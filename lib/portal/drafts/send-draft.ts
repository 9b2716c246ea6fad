import { createHash, randomInt, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { PaperForm } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { checkForm, typedPaymentDate, type FormProblem } from '../forms/check-form.ts'
import { deliveryOf, type Delivery } from '../forms/delivery-of.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import { formModel } from '../forms/form-model.ts'
import { isEmpty, readValues, type FormValue, type FormValues } from '../forms/form-values.ts'
import { planJob } from '../jobs.ts'
import { operationOf } from '../submissions/operation.ts'
import { canBeSent } from '../submissions/sender.ts'
import { rememberEarners } from '../templates/remembered-earners.ts'
import { writeDurably } from '../write-durably.ts'
import { rememberPayer } from '../templates/remembered-payer.ts'
import { draftPlace, judgedAt, ownDraft, paperOf, reportsIn, seal, sentAlready, unseal, type OwnDraft, type PaperOfDraft } from './draft-row.ts'
import type { SendingDraftContext } from './draft-context.ts'
import { subOrganisationIdsIn } from './limited-to.ts'
import { payerOfDraft, type PayerParty } from './payer-party.ts'

export type Sent =
  | { outcome: 'sent'; submissionId: string; paper?: PaperOfDraft }
  | { outcome: 'problems'; problems: FormProblem[]; kind: FormKind }
  /** another window has changed it since it was checked */
  | { outcome: 'changed' }
  /** the register takes it only with the payer's own certificate, and there is none */
  | { outcome: 'no-certificate' }

/**
 * The person presses Send. Whatever is pressed twice, in however many windows: a draft becomes one submission, and
 * every later press finds that one.
 *
 * @param revision what the person has seen
 * @throws NotFound, PermissionDenied
 */
export async function sendDraft(context: SendingDraftContext, draftId: string, revision: number): Promise<Sent> {
  const prepared = await prepare(context, draftId, revision)
  if ('outcome' in prepared) return prepared
  const { kind, roots, message, deliveryId } = prepared
  const rootElement = prepared.itemCount === 1 ? roots.one : roots.many
  const bytes = await context.forms.write({ file: formDefinitions[kind].file, rootElement, message })
  const uploadId = randomUUID()
  const file = path.join(context.uploadsDirectory, uploadId)
  await writeDurably(file, bytes)
  try {
    const sent = await context.db.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${draftId}::uuid FOR UPDATE`
      const draft = await ownDraft(tx, context, draftId)
      if (draft.submissionId !== null) return sentAlready(draft, draft.submissionId)
      if (draft.revision !== revision) return { outcome: 'changed' } as const
      return { ...sentAlready(draft, await submit(tx, context, draft, { ...prepared, rootElement, deliveryId, uploadId, bytes })), fresh: true } as const
    })
    if ('fresh' in sent) {
      const { fresh: _, ...first } = sent
      return first
    }
    await rm(file, { force: true })
    return sent
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

type Prepared = PayerParty & {
  kind: OwnDraft['kind']; values: FormValues; roots: { one: string; many: string }; message: object; deliveryId: string; itemCount: number; paymentDate: string; subOrganisationIds: string[]
}

async function prepare(context: SendingDraftContext, draftId: string, revision: number): Promise<Prepared | Sent> {
  const { db, clock, box } = context
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
    const replaces = draft.replacesIrReportId === null ? {} : { replaces: { irReportId: draft.replacesIrReportId } }
    const problems = checkForm(kind, values, { ...context, owner: payer.party, now: judgedAt(paper, now), ...replaces }).filter((problem) => problem.found !== 'rule' || !problem.advice)
    if (problems.length > 0) return { outcome: 'problems', problems, kind }

    const { deliveryDataType, roots } = formDefinitions[kind]
    if (!await canBeSent(tx, context, { creatorKey: creatorKeyOf(draft), deliveryDataType }, { signed: false })) return { outcome: 'no-certificate' }
    const { value } = readValues(formModel(kind), values)
    const itemCount = reportsIn(values).length
    const numbers = await takeNumbers(tx, itemCount + 1)
    const reference = () => `IR-${helsinkiDate(now).slice(0, 4)}-${numbers.pop()!}`
    const deliveryId = reference()
    const message = deliveryOf(kind, value, { owner: payer.party, deliveryId, at: now, environment: context.environment, reference, ...replaces, ...(paper && { source: 'Paper form' }) })
    const paymentDate = typedPaymentDate(kind, values)!
    return { ...payer, kind, values: withReferences(values, message), roots, message, deliveryId, itemCount: message.deliveryData.reports.report.length, paymentDate, subOrganisationIds }
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

type Submitted = Prepared & { rootElement: string; uploadId: string; bytes: Uint8Array }

async function submit(tx: PortalTransaction, context: SendingDraftContext, draft: OwnDraft, { kind, values, name, party, message: _message, deliveryId, rootElement, uploadId, bytes, itemCount, paymentDate, subOrganisationIds }: Submitted): Promise<string> {
  const { actor, clock, box } = context
  const { owner } = draft
  const now = clock.now()
  const delivery = {
    personId: actor.personId, fileName: `${deliveryId}.xml`, ownerKey: owner, ownerName: name, creatorKey: creatorKeyOf(draft), subOrganisationIds, deliveryDataType: formDefinitions[kind].deliveryDataType, deliveryId, rootElement, itemCount,
    paymentDate: new Date(`${paymentDate}T00:00:00Z`), checkedAt: now, partiesSealed: new Uint8Array(box.seal(Buffer.from(JSON.stringify({ owner: party })), `parties ${uploadId}`)),
  }
  // The same way as a file that is brought, but never on the list of the upload service.
  await tx.upload.create({
    data: { ...delivery, id: uploadId, byteLength: bytes.byteLength, digest: new Uint8Array(createHash('sha256').update(bytes).digest()), uploadedAt: now, state: 'sent', clearedAt: now, sendable: true, signed: false },
  })
  const { id: submissionId } = await tx.submission.create({
    data: { ...delivery, uploadId, origin: draft.paperForm ? 'paper' : 'form', operation: operationOf(rootElement).realTime ? 'real_time' : 'delayed', receivedAt: now, submittedAt: now }, select: { id: true },
  })
  await tx.reportDraft.update({ where: { id: draft.id }, data: { submissionId, updatedAt: now, contentSealed: seal(box, values, draftPlace(draft.id)) } })
  if (draft.paperForm) await fileOnPaper(tx, context, draft.paperForm, submissionId)
  else {
    await rememberPayer(tx, context, kind, owner, values)
    if (kind !== 'separate') await rememberEarners(tx, context, kind, owner, reportsIn(values), { paymentPeriod: values['paymentPeriod'], paymentDate, subOrganisationIds })
    await logAction(tx, actor, clock, { action: 'draft.send', owner, objectId: draft.id })
    await logAction(tx, actor, clock, { action: 'record.send', owner, objectId: submissionId })
  }
  await planJob(tx, 'send-submission', { submissionId }, { key: `send ${submissionId}` })
  return submissionId
}

/** What is typed from paper is kept for nobody's next form: the payer has not typed it here. */
async function fileOnPaper(tx: PortalTransaction, { actor, clock }: SendingDraftContext, { id, ownerKey, archiveReference }: PaperForm, submissionId: string): Promise<void> {
  await tx.paperForm.update({ where: { id }, data: { submissionId } })
  await logAction(tx, actor, clock, { action: 'operator.paper-file', owner: parseOwnerKey(ownerKey), objectId: id, subject: `paper ${archiveReference}` })
}
