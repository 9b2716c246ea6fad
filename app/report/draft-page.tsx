import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Alert } from '#components/ui/alert.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { readDraft, type OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { checkDraft } from '#lib/portal/drafts/check-draft.ts'
import { refusedProblems } from '#lib/portal/drafts/refused-problems.ts'
import { reportsIn } from '#lib/portal/drafts/draft-row.ts'
import { fitsShortForm } from '#lib/portal/templates/short-form.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { portalContext } from '../session/current.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { draftContext } from './draft-context.ts'
import { FullView } from './full-view.tsx'
import { ListView } from './list-view.tsx'
import { sentHref } from './sent-href.ts'
import { ShortView } from './short-view.tsx'

type Query = { view?: string; report?: string; /** everything that is wrong is told at once */ checked?: string }

/** A draft in the view that the person works in, or has just asked for. */
export async function DraftPage({ kind, draftId, query }: { kind: FormKind; draftId: string; query: Query }) {
  const context = draftContext(await portalContext())
  const draft = z.uuid().safeParse(draftId).success ? await ifVisible(readDraft(context, draftId)) : undefined
  if (!draft || draft.kind !== kind) return <NotFoundHere />
  const { submissionId, paper } = draft
  if (submissionId !== undefined) redirect(await sentHref(context, draft.id, { submissionId, ...(paper && { paper }) }))
  const [t, tEntry] = [await getTranslations('reportForm'), await getTranslations('paper.entry')]
  const problems = [...await refusedProblems(context, draft), ...await checkDraft(context, draft)]
  const reports = reportsIn(draft.values).length
  const report = Math.min(Math.max(0, reports - 1), Math.max(0, (Number.parseInt(query.report ?? '1', 10) || 1) - 1))
  const view = viewOf(draft, query, reports)
  return (
    <>
      <Crumbs path={draft.paper ? [{ href: '/operator/paper', label: tEntry('title') }, { href: `/operator/paper/${draft.paper.paperFormId}`, label: tEntry('back') }] : [{ href: '/report', label: t('title') }]} here={t(`kind.${kind}`)} />
      <h1>{t(`kind.${kind}`)}</h1>
      {draft.paper && <p className="lead">{draft.payerName}. {tEntry('fieldsLead')}</p>}
      <noscript><Alert tone="info">{t('needsScript')}</Alert></noscript>
      <ClientTexts pick={({ form, reportForm: { problem: _server, start: _start, receipt: _receipt, kind: _kind, import: _import, calendar: _calendar, ...texts } }) => ({ form, reportForm: texts })}>
        {view === 'short' ? <ShortView draft={draft} context={context} problems={problems} />
          : view === 'list' ? <ListView draft={draft} context={context} problems={problems} checked={query.checked !== undefined} />
            : <FullView draft={draft} context={context} problems={problems} report={report} inList={reports > 1} />}
      </ClientTexts>
    </>
  )
}

type View = 'short' | 'full' | 'list'

/** Several reports are a list; the short form is for what it can show. */
function viewOf(draft: OpenedDraft, query: Query, reports: number): View {
  if (draft.kind !== 'wage' || draft.paper) return 'full'
  const wanted = query.view === 'short' || query.view === 'full' || query.view === 'list' ? query.view : query.report === undefined ? draft.view : 'full'
  if (reports > 1) return wanted === 'full' ? 'full' : 'list'
  return draft.replacesIrReportId !== undefined || (wanted === 'short' && !fitsShortForm(draft.values)) ? 'full' : wanted
}
