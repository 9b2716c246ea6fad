import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { dayText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { codeListOfSlug, codesOf } from '#lib/portal/documentation/find-codes.ts'
import { parseDay } from '#lib/portal/finnish-days.ts'
import { codeLists } from '#schemas/code-lists.ts'
import styles from '../../../../../documentation/documentation.module.css'
import { NotFoundHere } from '../../../../../session/not-found.tsx'
import { codeAnchor } from '../../../../../texts/allowed.ts'

type Props = { params: Promise<{ list: string }>; searchParams: Promise<unknown> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [name, t] = [codeListOfSlug((await params).list), await getTranslations()]
  return { title: name ? codeLists[name].name[await getLocale()] : t('notFound.title') }
}

const Search = z.object({ text: z.string().max(100).trim().catch('').default(''), date: z.string().max(20).trim().catch('').default('') })

/** One code list, whole or as it is on a day; the names in all three languages. */
export default async function CodeListPage({ params, searchParams }: Props) {
  const slug = (await params).list
  const name = codeListOfSlug(slug)
  if (!name) return <NotFoundHere />
  const search = Search.parse(await searchParams)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const date = search.date === '' ? undefined : parseDay(search.date)
  const list = codeLists[name]
  const codes = codesOf(list, { text: search.text, date }, locale)
  const address = `/documentation/codes/${slug}`
  const day = (at: string | null) => (at === null ? '' : dayText(new Date(`${at}T12:00:00Z`)))
  return (
    <>
      <Crumbs path={[{ href: '/documentation', label: t('documentation.title') }, { href: '/documentation/codes', label: t('documentation.codes.title') }]} here={list.name[locale]} />
      <h1>{list.name[locale]}</h1>
      <p className="lead">{name}</p>
      {!list.complete && <Alert tone="warn" title={t('documentation.codes.incomplete')}><p>{t('documentation.codes.incompleteText')}</p></Alert>}
      <form action={`/${locale}${address}`} method="get" role="search" className={`${styles.search} ${styles.short}`}>
        <SearchField id="text" label={t('documentation.codes.searchList')} value={search.text} />
        <SearchField id="date" label={t('documentation.codes.onDate')} value={date ? day(date) : search.date} placeholder="1.1.2026" problem={search.date !== '' && date === undefined ? t('records.dateWrong') : undefined} />
        <div className={styles.actions}>
          <button className={buttons.primary}>{t('records.submit')}</button>
          {(search.text !== '' || search.date !== '') && <Link href={address} className={buttons.quiet}>{t('records.reset')}</Link>}
        </div>
      </form>
      <p className="muted" role="status">{t('documentation.codes.count', { count: codes.length })}</p>
      {codes.length === 0 ? <Empty><p>{t('documentation.codes.none')}</p></Empty> : (
        <div className={styles.wrap}>
          <table className={styles.table}>
            <caption className="visually-hidden">{list.name[locale]}</caption>
            <thead><tr><th scope="col">{t('documentation.codes.code')}</th><th scope="col" lang="fi">Suomeksi</th><th scope="col" lang="sv">På svenska</th><th scope="col" lang="en">In English</th><th scope="col">{t('documentation.codes.from')}</th><th scope="col">{t('documentation.codes.until')}</th></tr></thead>
            <tbody>
              {codes.map((code) => (
                <tr key={code.code} id={codeAnchor(code.code)} className={styles.code}>
                  <td><a href={`#${codeAnchor(code.code)}`} aria-label={t('documentation.codes.linkTo', { code: code.code })}>{code.code}</a></td>
                  <td lang="fi" data-label="Suomeksi">{code.fi}</td>
                  <td lang="sv" data-label="På svenska">{code.sv}</td>
                  <td lang="en" data-label="In English">{code.en}</td>
                  <td className={styles.dates} {...(code.validFrom && { 'data-label': t('documentation.codes.from') })}>{day(code.validFrom)}</td>
                  <td className={styles.dates} {...(code.validUntil && { 'data-label': t('documentation.codes.until') })}>{day(code.validUntil)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h2>{t('documentation.downloads')}</h2>
      <ul className={styles.downloads}>
        {(['csv', 'json'] as const).map((kind) => <li key={kind}><a className={buttons.secondary} href={`/api/codes/${slug}.${kind}`} download><DownloadIcon />{slug}.{kind}</a></li>)}
      </ul>
    </>
  )
}
