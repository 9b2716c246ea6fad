import { checkForm, type FormProblem } from '../forms/check-form.ts'
import type { DraftContext } from './draft-context.ts'
import { payerParty } from './payer-party.ts'
import type { OpenedDraft } from './read-drafts.ts'

/** What is wrong with a draft that has just been read. */
export async function checkDraft(context: DraftContext, { kind, owner, values, replacesIrReportId }: OpenedDraft): Promise<FormProblem[]> {
  const { party } = await context.db.read((tx) => payerParty(tx, context, owner))
  return checkForm(kind, values, { ...context, owner: party, now: context.clock.now(), ...(replacesIrReportId !== undefined && { replaces: { irReportId: replacesIrReportId } }) })
}
