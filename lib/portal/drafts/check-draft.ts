import type { PartyId } from '#schemas/parties.ts'
import { checkForm, type FormProblem } from '../forms/check-form.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'
import type { DraftContext } from './draft-context.ts'
import { judgedAt, originalOf, ownDraft, paperOf, referenceIn, replacementOf, type OwnDraft } from './draft-row.ts'
import type { OpenedDraft } from './read-drafts.ts'

/** The rule that says a new report's reference has been used (PR-032). */
const REFERENCE_RULE = { wage: 'WR-109', separate: 'SR-125', benefit: 'BR-032' } as const satisfies Record<FormKind, string>
const REFERENCE = 'reports.report.0.reportData.reportId'

/** What is wrong with a draft that has just been read. */
export async function checkDraft(context: DraftContext, { id, party, values }: OpenedDraft): Promise<FormProblem[]> {
  return draftProblems(context, await context.db.read((tx) => ownDraft(tx, context, id)), values, party)
}

/** What is wrong with these values of a draft. @param party the payer */
export function draftProblems(context: DraftContext, draft: OwnDraft, values: FormValues, party: PartyId): FormProblem[] {
  const { kind } = draft
  const original = originalOf(context.box, draft)
  const { replaces } = replacementOf(draft)
  const problems = checkForm(kind, values, { ...context, owner: party, now: judgedAt(paperOf(draft), context.clock.now()), ...(replaces && { replaces: { ...replaces, original } }) })
  // The cancelled report keeps its reference (PR-033).
  const reference = draft.anew ? referenceIn(original) : undefined
  if (reference === undefined || referenceIn(values) !== reference) return problems
  const ruleId = REFERENCE_RULE[kind]
  return [...problems, { found: 'rule', field: REFERENCE, ruleId, code: `X-${ruleId}`, advice: false }]
}
