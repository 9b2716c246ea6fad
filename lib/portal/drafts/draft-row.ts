import { parseOwnerKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { scopeOf } from '#lib/identity/permissions.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { PaperForm, ReportDraft } from '#lib/platform/generated/portal/client.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { typedPaymentDate } from '../forms/check-form.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import type { FormValue, FormValues } from '../forms/form-values.ts'

export const seal = (box: SealedBox, content: unknown, place: string): Uint8Array<ArrayBuffer> => new Uint8Array(box.seal(Buffer.from(JSON.stringify(content)), place))
export const unseal = <Content>(box: SealedBox, sealed: Uint8Array, place: string): Content => JSON.parse(box.open(sealed, place).toString()) as Content

export const draftPlace = (draftId: string): string => `draft ${draftId}`

export type OwnDraft = Omit<ReportDraft, 'kind'> & { kind: FormKind; owner: OwnerKey; /** what is typed from a paper form */ paperForm: PaperForm | null }

/**
 * The person's own draft, if the right to report for its payer is still there; of a paper form any officer's.
 * @throws NotFound, PermissionDenied: from outside alike
 */
export async function ownDraft(tx: PortalReadTransaction, context: PortalContext, draftId: string): Promise<OwnDraft> {
  const draft = await tx.reportDraft.findUnique({ where: { id: draftId }, include: { paperForm: true } })
  if (!draft || !(draft.kind in formDefinitions)) throw new NotFound()
  const { kind } = draft
  const owner = parseOwnerKey(draft.ownerKey)
  if (draft.paperForm) await requireOperator(tx, context.actor, 'paper-reports.write')
  else if (draft.personId !== context.actor.personId) throw new NotFound()
  else await requireReporting(tx, context, kind, owner)
  return { ...draft, kind, owner }
}

/** @property arrivedOn Finnish day, YYYY-MM-DD */
export type PaperOfDraft = { paperFormId: string; arrivedOn: string }

export function paperOf({ paperForm }: Pick<OwnDraft, 'paperForm'>): PaperOfDraft | undefined {
  return paperForm ? { paperFormId: paperForm.id, arrivedOn: paperForm.arrivedOn.toISOString().slice(0, 10) } : undefined
}

export function sentAlready(draft: Pick<OwnDraft, 'paperForm'>, submissionId: string): { outcome: 'sent'; submissionId: string; paper?: PaperOfDraft } {
  const paper = paperOf(draft)
  return { outcome: 'sent', submissionId, ...(paper && { paper }) }
}

/** The day on which a report is judged: of paper, when it came. */
export const judgedAt = (paper: PaperOfDraft | undefined, now: Date): Date => (paper ? new Date(`${paper.arrivedOn}T10:00:00Z`) : now)

/** May report for the payer, be it for some suborganisations only: which ones is judged when it is sent. @throws PermissionDenied */
export async function requireReporting(tx: PortalReadTransaction, context: PortalContext, kind: FormKind, owner: OwnerKey): Promise<void> {
  const { right } = formDefinitions[kind]
  const standings = await context.mandates.standings(tx, context.actor, owner, helsinkiDate(context.clock.now()))
  if (scopeOf(standings, right) === undefined) throw new PermissionDenied(right)
}

const originalPlace = (draftId: string): string => `original of draft ${draftId}`
export const sealOriginal = (box: SealedBox, draftId: string, values: FormValues) => seal(box, values, originalPlace(draftId))
/** What the form of a correction was filled with. */
export const originalOf = (box: SealedBox, { id, originalSealed }: Pick<ReportDraft, 'id' | 'originalSealed'>): FormValues | undefined =>
  (originalSealed === null ? undefined : unseal<FormValues>(box, originalSealed, originalPlace(id)))

/** Which report the draft is the next version of. Filed anew it is a report of its own. */
export const replacementOf = ({ anew, replacesIrReportId }: Pick<ReportDraft, 'anew' | 'replacesIrReportId'>): { replaces?: { irReportId: string } } =>
  (anew || replacesIrReportId === null ? {} : { replaces: { irReportId: replacesIrReportId } })

export const reportsIn = (values: FormValues): readonly FormValues[] => {
  const reports = (values['reports'] as FormValues | undefined)?.['report']
  return Array.isArray(reports) ? (reports as readonly FormValue[]).filter((one): one is FormValues => typeof one === 'object' && !Array.isArray(one)) : []
}

/** The reference of the one report of a correction. */
export function referenceIn(values: FormValues | undefined): string | undefined {
  const reportId = values && (reportsIn(values)[0]?.['reportData'] as FormValues | undefined)?.['reportId']
  return typeof reportId === 'string' && reportId.trim() !== '' ? reportId.trim() : undefined
}

/** What lists show of a draft without opening it. */
export function listedFacts(kind: FormKind, values: FormValues): { itemCount: number; paymentDate: Date | null } {
  const paymentDate = typedPaymentDate(kind, values)
  return { itemCount: Math.max(1, reportsIn(values).length), paymentDate: paymentDate === undefined ? null : new Date(`${paymentDate}T00:00:00Z`) }
}
