import type { KnownEarnerOption } from '#components/report-form/earner-picker.tsx'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { knownEarners } from '#lib/portal/templates/remembered-earners.ts'

/** Whom a form can be filled with: names, and identity codes masked. */
export async function earnerOptions(context: DraftContext, { kind, owner }: Pick<OpenedDraft, 'kind' | 'owner'>): Promise<KnownEarnerOption[]> {
  return (await knownEarners(context, kind, owner)).map(({ id, shownName, shownIdentifier }) => ({ value: id, label: [...new Set([shownName, shownIdentifier])].filter(Boolean).join(', ') }))
}
