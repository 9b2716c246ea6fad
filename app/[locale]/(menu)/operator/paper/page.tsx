import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/interface/interface.module.css'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { dayText } from '#components/ui/formats.ts'
import { Pager } from '#components/ui/pager.tsx'
import { listPaperForms } from '#lib/portal/paper/list-paper-forms.ts'
import { asOperator, OperatorClosed } from '../../../../operator/as-operator.tsx'
import { paperStateTones } from '../../../../paper/state-tones.ts'
import list from '../../../../report/report.module.css'

const Search = z.object({ query: z.string().max(100).trim().catch('').default(''), page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper.entry'))('title') }
}

/** Papers that have come by mail and what became of them. */
export default async function PaperFormsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { query, page: wanted } = Search.parse(await searchParams)
  const asked = await asOperator((context) => listPaperForms(context, { query, page: wanted }))
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { count, page, pages, rows } = asked.value
  const [locale, t] = [await getLocale(), await getTranslations('paper')]
  return (
    <>
      <h1>{t('entry.title')}</h1>
      <p className="lead">{t('entry.lead')}</p>
      <p><Link className={buttons.primary} href="/operator/paper/new">{t('entry.new')}</Link></p>
      <form action={`/${locale}/operator/paper`} method="get" role="search" className={styles.search}>
        <SearchField id="query" label={t('entry.search')} value={query} />
        <button className={buttons.secondary}>{t('entry.submit')}</button>
        {query !== '' && <Link href="/operator/paper" className={buttons.quiet}>{t('entry.reset')}</Link>}
      </form>
      <p className="muted" role="status">{t('entry.count', { count })}</p>
      {rows.length === 0 ? <Empty><p>{t('entry.none')}</p></Empty> : (
        <ul className={list.drafts}>
          {rows.map(({ id, kind, state, payerName, arrivedOn, archiveReference }) => (
            <li key={id}>
              <div>
                <h2><Link href={`/operator/paper/${id}`}>{archiveReference}</Link></h2>
                <p className="muted">{payerName}. {t(`form.${kind}.name`)}. {t('entry.arrived')} {dayText(arrivedOn, 'UTC')}</p>
              </div>
              <Badge tone={paperStateTones[state]}>{t(`entry.state.${state}`)}</Badge>
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={pages} hrefOf={(one) => `/operator/paper?${new URLSearchParams({ ...(query !== '' && { query }), page: String(one) })}`} />
    </>
  )
}
