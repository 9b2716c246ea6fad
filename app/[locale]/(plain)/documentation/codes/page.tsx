import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { codeListNames, findCodes } from '#lib/portal/documentation/find-codes.ts'
import { codeLists } from '#schemas/code-lists.ts'
import styles from '../../../../documentation/documentation.module.css'
import { codeListHref } from '../../../../texts/allowed.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documentation'))('codes.title') }
}

const Search = z.object({ text: z.string().max(100).trim().catch('').default('') })

/** Every code list, and a search through all of them. */
export default async function CodesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { text } = Search.parse(await searchParams)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { hits, count } = findCodes(text, locale)
  return (
    <>
      <Crumbs path={[{ href: '/documentation', label: t('documentation.title') }]} here={t('documentation.codes.title')} />
      <h1>{t('documentation.codes.title')}</h1>
      <p className="lead">{t('documentation.codes.lead')}</p>
      <form action={`/${locale}/documentation/codes`} method="get" role="search" className={`${styles.search} ${styles.short}`}>
        <SearchField id="text" label={t('documentation.codes.search')} value={text} />
        <div className={styles.actions}>
          <button className={buttons.primary}>{t('records.submit')}</button>
          {text !== '' && <Link href="/documentation/codes" className={buttons.quiet}>{t('records.reset')}</Link>}
        </div>
      </form>
      {text !== '' && (
        <>
          <p className="muted" role="status">{t('documentation.codes.count', { count })}{hits.length < count && ` ${t('documentation.codes.firstOnly', { count: hits.length })}`}</p>
          {hits.length === 0 ? <Empty><p>{t('documentation.codes.none')}</p></Empty> : (
            <ul className={styles.list}>
              {hits.map(({ list, code }) => (
                <li key={`${list} ${code.code}`} className={styles.row}>
                  <Link href={codeListHref(list, code.code)}>{code.code}</Link>
                  <p>{code[locale]}</p>
                  <p className={styles.meta}>{codeLists[list].name[locale]}</p>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <h2>{t('documentation.codes.allLists')}</h2>
      <ul className={styles.list}>
        {codeListNames.map((name) => (
          <li key={name}>
            <p><Link href={codeListHref(name)}>{codeLists[name].name[locale]}</Link></p>
            <p className={styles.meta}>{name} · {t('documentation.codes.size', { count: codeLists[name].codes.length })}{!codeLists[name].complete && ` · ${t('documentation.codes.incomplete')}`}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
