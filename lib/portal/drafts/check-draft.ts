import { checkForm, type FormProblem } from '../forms/check-form.ts'
import type { DraftContext } from './draft-context.ts'
import { judgedAt } from './draft-row.ts'
import type { OpenedDraft } from './read-drafts.ts'

/** What is wrong with a draft that has just been read. */
export function checkDraft(context: DraftContext, { kind, party, values, replacesIrReportId, paper }: OpenedDraft): FormProblem[] {
  return checkForm(kind, values, { ...context, owner: party, now: judgedAt(paper, context.clock.now()), ...(replacesIrReportId !== undefined && { replaces: { irReportId: replacesIrReportId } }) })
}
