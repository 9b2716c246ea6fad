import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionTable, type ActionTableRow } from '#components/access-log/action-table.tsx'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import search from '#components/records/record-search.module.css'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Pager } from '#components/ui/pager.tsx'
import { listActions, type ActionRow } from '#lib/portal/access-log/list-actions.ts'
import { endOfDay, parseDay, startOfDay } from '#lib/portal/finnish-days.ts'
import texts from '#messages/pages/fi/actions.json' with { type: 'json' }
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { openRole, type RoleBase } from '../session/open-role.ts'

type Kind = keyof typeof texts
const kinds = Object.keys(texts) as Kind[]
const Text = z.string().max(100).trim().catch('').default('')
const Search = z.object({ person: Text, from: Text, until: Text, kind: z.enum(kinds).optional().catch(undefined), page: z.coerce.number().int().min(1).catch(1).default(1) })

/** Who has looked at and done what in the party's affairs: found by name, action and time, with plain links and one form. */
export async function AccessLogPage({ base, query }: { base: RoleBase; query: unknown }) {
  const { context, owner, name } = await openRole(base)
  const values = Search.parse(query)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const [from, until] = [parseDay(values.from), parseDay(values.until)]
  const list = await ifVisible(listActions(context, owner, {
    page: values.page, person: values.person, ...(values.kind && { kind: values.kind }), ...(from && { from: startOfDay(from) }), ...(until && { until: endOfDay(until) }),
  }))
  if (!list) return <NotFoundHere />
  const address = `${base}/access-log`
  const { page: _page, ...asked } = values
  const isSearch = Object.values(asked).some(Boolean)
  const hrefOf = (page: number) => `${address}?${new URLSearchParams(Object.entries({ ...asked, page: String(page) }).filter((entry): entry is [string, string] => Boolean(entry[1])))}`

  const subjectOf = ({ action, objectId, subject }: ActionRow): ActionTableRow['subject'] => {
    if (objectId !== undefined && action.startsWith('record.') && base !== '/du') return { text: t('accessLog.open'), href: `${base}/records/${objectId}` }
    const [kind, number] = subject?.split(' ') ?? []
    if (number === undefined || (kind !== 'certificate' && kind !== 'order')) return undefined
    return { text: t(`accessLog.subject.${kind}`, { number }), ...(base !== '/me' && { href: `${base}/certificates/${kind === 'order' ? `orders/${number}` : number}` }) }
  }
  const rows = list.rows.map((row): ActionTableRow => {
    const subject = subjectOf(row)
    return { id: row.id, at: row.at, who: row.person ?? t('accessLog.officer'), what: t(`actions.${row.action}`), ...(subject && { subject }) }
  })
  const wrong = (text: string, day: string | undefined) => (text !== '' && !day ? t('accessLog.dateWrong') : undefined)
  return (
    <>
      <h1>{t('accessLog.title')}</h1>
      <p className="lead">{t('accessLog.lead', { name })}</p>
      <form action={`/${locale}${address}`} method="get" role="search" className={search.search}>
        <SearchField id="person" label={t('accessLog.person')} value={values.person} />
        <div className={search.field}>
          <label htmlFor="kind">{t('accessLog.kind')}</label>
          <select id="kind" name="kind" defaultValue={values.kind ?? ''}>
            <option value="">{t('accessLog.anyKind')}</option>
            {kinds.map((kind) => <option key={kind} value={kind}>{t(`actions.${kind}.name`)}</option>)}
          </select>
        </div>
        <SearchField id="from" label={t('accessLog.from')} value={values.from} placeholder="1.1.2026" problem={wrong(values.from, from)} />
        <SearchField id="until" label={t('accessLog.until')} value={values.until} placeholder="31.1.2026" problem={wrong(values.until, until)} />
        <div className={search.actions}>
          <button className={buttons.primary}>{t('accessLog.search')}</button>
          {isSearch && <Link href={address} className={buttons.quiet}>{t('accessLog.reset')}</Link>}
        </div>
      </form>
      <p className="muted" role="status">{t('accessLog.count', { count: list.count })}</p>
      {rows.length === 0 ? <Empty><p>{t('accessLog.none')}</p></Empty> : <ActionTable rows={rows} />}
      <Pager page={list.page} pages={list.pages} hrefOf={hrefOf} />
    </>
  )
}
