import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { RecordsTable } from '#components/records/records-table.tsx'
import { RecordSearch } from '#components/records/record-search.tsx'
import { Empty } from '#components/ui/card.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { endOfDay, parseDay, startOfDay } from '#lib/portal/finnish-days.ts'
import { listSubmissions } from '#lib/portal/submissions/list-submissions.ts'
import { submissionStatuses } from '#lib/portal/submissions/submission-status.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { recordRows } from './record-rows.ts'

const Text = z.string().max(100).trim().catch('').default('')
const Search = z.object({
  text: Text, from: Text, until: Text,
  status: z.enum(submissionStatuses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1).default(1),
})

/** Records of an owner: searched, filtered and paged by plain links and one form, so that it works without script. */
export async function RecordsList({ context, owner, home, query }: { context: InterfaceContext; owner: OwnerKey; home: string; query: unknown }) {
  const search = Search.parse(query)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const [from, until] = [parseDay(search.from), parseDay(search.until)]
  const list = await ifVisible(listSubmissions(context, owner, {
    text: search.text, page: search.page, ...(search.status && { status: search.status }), ...(from && { from: startOfDay(from) }), ...(until && { until: endOfDay(until) }),
  }))
  if (!list) return <NotFoundHere />
  const address = `${home}/records`
  const isSearch = search.text !== '' || search.status !== undefined || search.from !== '' || search.until !== ''
  const hrefOf = (page: number) => `${address}?${new URLSearchParams(Object.entries({ ...search, page: String(page) }).filter((entry): entry is [string, string] => Boolean(entry[1])))}`
  return (
    <>
      <h1>{t('records.title')}</h1>
      <p className="lead">{t('records.lead')}</p>
      <p className="no-print"><Link href={`${address}/all`}>{t('deliveries.title')}</Link> · <Link href={`${address}/sums`}>{t('deliveries.sums')}</Link></p>
      <RecordSearch
        action={`/${locale}${address}`} resetHref={isSearch ? address : undefined} values={search}
        statuses={submissionStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        wrong={{ from: search.from !== '' && !from, until: search.until !== '' && !until }}
      />
      <p className="muted" role="status">{t('records.count', { count: list.count })}</p>
      {list.rows.length === 0
        ? <Empty><p>{isSearch ? t('records.none') : t('records.empty')}</p>{isSearch ? <Link href={address}>{t('records.reset')}</Link> : <Link href="/upload">{t('menu.upload')}</Link>}</Empty>
        : <RecordsTable caption={t('records.title')} rows={await recordRows(list.rows, home)} />}
      <Pager page={list.page} pages={list.pages} hrefOf={hrefOf} />
      <LiveUpdates topic="role=" />
    </>
  )
}
