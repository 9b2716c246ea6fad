import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/interface/interface.module.css'
import { OrganisationTable } from '#components/interface/organisation-table.tsx'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Pager } from '#components/ui/pager.tsx'
import { listOrganisations } from '#lib/portal/operator/list-organisations.ts'
import { asOperator, OperatorClosed } from '../../../operator/as-operator.tsx'
import { channelLines } from '../../../interface/words.ts'

const Search = z.object({ query: z.string().max(100).trim().catch('').default(''), page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operator'))('title') }
}

/** Every organisation that has or had to do with the technical interface. */
export default async function OperatorPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { query, page: wanted } = Search.parse(await searchParams)
  const asked = await asOperator((context) => listOrganisations(context, { query, page: wanted }))
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { count, page, pages, rows } = asked.value
  const [locale, t] = [await getLocale(), await getTranslations()]
  return (
    <>
      <h1>{t('operator.title')}</h1>
      <p className="lead">{t('operator.lead')}</p>
      <form action={`/${locale}/operator`} method="get" role="search" className={styles.search}>
        <SearchField id="query" label={t('operator.search')} value={query} />
        <button className={buttons.primary}>{t('operator.submit')}</button>
        {query !== '' && <Link href="/operator" className={buttons.quiet}>{t('operator.reset')}</Link>}
      </form>
      <p className="muted" role="status">{t('operator.count', { count })}</p>
      {rows.length === 0
        ? <Empty><p>{t('operator.none')}</p></Empty>
        : <OrganisationTable rows={rows.map(({ channels, nextEnd, ...row }) => ({ ...row, href: `/operator/${row.businessId}`, channels: channelLines(channels, t), nextEnd: nextEnd === null ? null : new Date(nextEnd) }))} />}
      <Pager page={page} pages={pages} hrefOf={(one) => `/operator?${new URLSearchParams({ ...(query !== '' && { query }), page: String(one) })}`} />
    </>
  )
}
