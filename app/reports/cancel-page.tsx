import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { OlderLink } from '#components/reports/older-link.tsx'
import { ReportsTable } from '#components/reports/reports-table.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Crumbs } from '#components/ui/crumbs.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { CHOSEN_MAX, previewDelivery, previewReports, type DeliveryPreview } from '#lib/portal/reports/cancel/preview-cancellation.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import type { FoundReport } from '#lib/portal/reports/search-reports.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { asked, NothingFound } from './asked-register.tsx'
import { confirmCancellation } from './cancel-actions.ts'
import { reportRows } from './report-rows.ts'

const Reference = z.string().regex(/^[0-9a-f]{32}$/)
const list = <One extends z.ZodType>(one: One) => z.union([one.transform((value) => [value]), z.array(one).min(1).max(CHOSEN_MAX)])
const Query = z.object({
  report: list(Reference).optional(),
  delivery: Reference.optional(),
  after: z.string().regex(/^\d{1,15}\.[0-9a-f]{32}$/).optional().catch(undefined),
  /** why the person is here again */
  problem: z.enum(['moved-on', 'no-certificate', 'unavailable']).optional().catch(undefined),
})

/** Everything that would be cancelled, as it is now; pressing the button sends the cancellation of just that. */
export async function CancelPage({ context, owner, home, query }: { context: ReportsContext; owner: OwnerKey; home: '/org' | '/me'; query: unknown }) {
  const parsed = Query.safeParse(query)
  if (parsed.success && parsed.data.report === undefined && parsed.data.delivery === undefined) return <NothingChosen home={home} />
  if (!parsed.success || (parsed.data.report === undefined) === (parsed.data.delivery === undefined)) return <NotFoundHere />
  const { report, delivery, after, problem } = parsed.data
  const t = await getTranslations('cancelReports')
  const [arrivalNo, irReportId] = after?.split('.') ?? []
  const preview = async (): Promise<{ reports: FoundReport[]; whole?: DeliveryPreview }> => {
    if (report) return { reports: await previewReports(context, owner, report) }
    const whole = await previewDelivery(context, owner, delivery!, irReportId === undefined ? undefined : { arrivalNo: Number(arrivalNo), irReportId })
    return { reports: whole.reports, whole }
  }
  const answer = await asked(preview())
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('title')} />
  const { reports, whole } = answer.found
  const valid = whole ? whole.valid : reports.filter(({ status }) => status === 1).length
  const possible = whole ? valid > 0 && whole.delivery.status === 3 : valid === reports.length
  const address = `${home}/reports/cancel`
  const title = whole ? t('titleDelivery', { reference: whole.delivery.deliveryId }) : t('titleReports', { count: reports.length })
  return (
    <>
      <Crumbs path={[{ href: `${home}/reports`, label: t('reports') }]} here={t('title')} />
      <div className="stack">
        <div>
          <h1>{title}</h1>
          {problem && <Alert tone={problem === 'moved-on' ? 'warn' : 'bad'} title={t(`problem.${problem}Title`)}><p>{t(`problem.${problem}`)}</p></Alert>}
          {possible
            ? <Alert tone="warn" title={t('finalTitle')}><p>{t('final')}</p></Alert>
            : <Alert tone="info" title={t('notPossibleTitle')}><p>{whole ? t('notPossibleDelivery') : t('notPossible')}</p></Alert>}
        </div>
        {whole && (
          <ul>
            <li>{t('valid', { count: whole.valid })}</li>
            {whole.newer > 0 && <li><strong>{t('newer', { count: whole.newer })}</strong></li>}
            {whole.cancelled > 0 && <li>{t('already', { count: whole.cancelled })}</li>}
          </ul>
        )}
        <section aria-labelledby="touched">
          <h2 id="touched">{t('touched')}</h2>
          <ReportsTable caption={t('touched')} rows={await reportRows(reports, home)} />
          {whole && (
            <OlderLink label={t('pages')} older={whole.next ? { href: `${address}?delivery=${delivery}&after=${whole.next.arrivalNo}.${whole.next.irReportId}`, label: t('more') } : undefined}
              first={after ? { href: `${address}?delivery=${delivery}`, label: t('firstPart') } : undefined} />
          )}
        </section>
        <form action={confirmCancellation} className="row no-print">
          <input type="hidden" name="home" value={home} />
          <input type="hidden" name="token" value={randomUUID()} />
          {whole
            ? <><input type="hidden" name="delivery" value={whole.delivery.irDeliveryId} /><input type="hidden" name="fingerprint" value={whole.fingerprint} /></>
            : reports.map((one) => <input key={one.irReportId} type="hidden" name="report" value={`${one.irReportId}.${one.version}`} />)}
          {possible && <button className={buttons.primary}>{t('confirm')}</button>}
          <Link href={whole ? `${home}/records/all/${whole.delivery.irDeliveryId}` : reports.length === 1 ? `${home}/reports/${reports[0]!.irReportId}` : `${home}/reports`} className={buttons.secondary}>{t('back')}</Link>
        </form>
      </div>
    </>
  )
}

/** The list was sent off without a tick. */
async function NothingChosen({ home }: { home: string }) {
  const t = await getTranslations('cancelReports')
  return (
    <>
      <h1>{t('title')}</h1>
      <Alert tone="info"><p>{t('nothingChosen')}</p></Alert>
      <Link href={`${home}/reports`} className={buttons.primary}>{t('toReports')}</Link>
    </>
  )
}
