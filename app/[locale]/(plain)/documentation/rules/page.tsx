import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Pager } from '#components/ui/pager.tsx'
import { codesOfRule, findRules, GENERAL, ruleLevels, rulePrefixes } from '#lib/portal/documentation/find-rules.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import styles from '../../../../documentation/documentation.module.css'
import { messageName } from '../../../../documentation/message-name.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documentation'))('rules.title') }
}

const Search = z.object({
  text: z.string().max(100).trim().catch('').default(''),
  message: z.enum(rulePrefixes()).optional().catch(undefined),
  level: z.enum(ruleLevels).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1).default(1),
})

/** Every rule that a record can break: a GET form and links, so that a search can be kept and shared. */
export default async function RulesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const search = Search.parse(await searchParams)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { shown, count, page, pages } = findRules({ text: search.text, prefix: search.message, level: search.level, page: search.page }, locale)
  const address = '/documentation/rules'
  const isSearch = search.text !== '' || search.message !== undefined || search.level !== undefined
  const hrefOf = (to: number) => `${address}?${new URLSearchParams(Object.entries({ ...search, page: to > 1 ? String(to) : '' }).filter((entry): entry is [string, string] => Boolean(entry[1])))}`
  return (
    <>
      <Crumbs path={[{ href: '/documentation', label: t('documentation.title') }]} here={t('documentation.rules.title')} />
      <h1>{t('documentation.rules.title')}</h1>
      <p className="lead">{t('documentation.rules.lead')}</p>
      <form action={`/${locale}${address}`} method="get" role="search" className={styles.search}>
        <SearchField id="text" label={t('documentation.rules.search')} value={search.text} />
        <div className={styles.field}>
          <label htmlFor="message">{t('documentation.rules.message')}</label>
          <select id="message" name="message" defaultValue={search.message ?? ''}>
            <option value="">{t('documentation.all')}</option>
            {rulePrefixes().map((prefix) => <option key={prefix} value={prefix}>{prefix === GENERAL ? t('documentation.rules.general') : messageName(prefix, locale)}</option>)}
          </select>
        </div>
        <div className={styles.field}>
          <label htmlFor="level">{t('documentation.rules.level')}</label>
          <select id="level" name="level" defaultValue={search.level ?? ''}>
            <option value="">{t('documentation.all')}</option>
            {ruleLevels.map((level) => <option key={level} value={level}>{t(`documentation.level.${level}.name`)}</option>)}
          </select>
        </div>
        <div className={styles.actions}>
          <button className={buttons.primary}>{t('records.submit')}</button>
          {isSearch && <Link href={address} className={buttons.quiet}>{t('records.reset')}</Link>}
        </div>
      </form>
      <p className="muted" role="status">{t('documentation.rules.count', { count })}</p>
      {shown.length === 0 ? <Empty><p>{t('documentation.rules.none')}</p></Empty> : (
        <ul className={styles.list}>
          {shown.map((rule) => (
            <li key={rule.id} className={styles.row}>
              <Link href={`/documentation/rules/${rule.id}`}>{rule.id}</Link>
              <p>{ruleText(rule.id, locale).message}</p>
              <p className={styles.meta}>{codesOfRule(rule).join(', ')} · {t(`documentation.level.${rule.level}.name`)}</p>
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={pages} hrefOf={hrefOf} />
      <h2>{t('documentation.downloads')}</h2>
      <p>{t('documentation.rules.downloadHint')}</p>
      <ul className={styles.downloads}>
        {(['csv', 'json'] as const).map((kind) => <li key={kind}><a className={buttons.secondary} href={`/api/rules/rules.${kind}`} download><DownloadIcon />rules.{kind}</a></li>)}
      </ul>
    </>
  )
}
