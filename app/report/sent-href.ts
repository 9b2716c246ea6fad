import { getLocale } from 'next-intl/server'
import type { PortalContext } from '#lib/portal/context.ts'
import { refilingOfDraft } from '#lib/portal/reports/anew/read-refilings.ts'

/** The page that shows what becomes of a draft that was sent. */
export async function sentHref(context: PortalContext, draftId: string, { submissionId, paper }: { submissionId: string; paper?: { paperFormId: string } }): Promise<string> {
  const locale = await getLocale()
  if (paper) return `/${locale}/operator/paper/${paper.paperFormId}`
  const refiling = await refilingOfDraft(context, draftId)
  return refiling ? `/${locale}/report/anew/${refiling.id}` : `/${locale}/report/sent/${submissionId}`
}
