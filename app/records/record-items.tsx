import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { ItemsList, type RecordItem } from '#components/records/items-list.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import styles from '#components/records/items-table.module.css'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { ItemFilter, SubmissionView } from '#lib/portal/submissions/read-submission.ts'
import { isFinal } from '#lib/portal/submissions/submission-status.ts'
import { errorText, placeHref } from './error-text.ts'

/** The reports of a record, a page at a time however many there are. */
export async function RecordItems({ record, address, filter }: { record: SubmissionView; address: string; filter: ItemFilter }) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { items, validItemCount, invalidItemCount } = record
  if (!isFinal(record.status)) return <section aria-labelledby="items"><h2 id="items">{t('record.itemsTitle')}</h2><Empty><p>{t('record.itemsPending')}</p></Empty></section>
  if (validItemCount + invalidItemCount === 0) return null

  const hrefOf = (change: Partial<ItemFilter>) => {
    const { show, text, page, ruleId } = { ...filter, ...change }
    const query = new URLSearchParams({ ...(show !== 'all' && { show }), ...(text && { text }), ...(ruleId && { rule: ruleId }), ...(page > 1 && { page: String(page) }) })
    return `${address}?${query}#items`
  }
  const shown = await Promise.all(items.shown.map(async ({ position, accepted, itemId, irItemId, itemVersion, line, errors }): Promise<RecordItem> => ({
    position, accepted, href: `${address}/reports/${position}`, ...(itemId && { itemId }), ...(irItemId && { irItemId }), ...(itemVersion !== undefined && { version: itemVersion }),
    ...(line !== undefined && { file: { line, href: placeHref(address, line) } }), errors: await Promise.all(errors.map((error) => errorText(error, { address, deliveryDataType: record.deliveryDataType, paymentDate: record.paymentDate, ...(itemId && { reference: itemId }) }, t, locale))),
  })))
  const filters = [
    { show: 'all', label: t('record.filterAll', { count: validItemCount + invalidItemCount }) },
    ...(invalidItemCount > 0 ? [{ show: 'rejected', label: t('record.filterRejected', { count: invalidItemCount }) } as const] : []),
    ...(invalidItemCount > 0 && validItemCount > 0 ? [{ show: 'accepted', label: t('record.filterAccepted', { count: validItemCount }) } as const] : []),
  ] as const
  return (
    <section aria-labelledby="items">
      <h2 id="items">{t('record.itemsTitle')}</h2>
      <div className={`${styles.filters} no-print`}>
        {filters.map(({ show, label }) => <Link key={show} href={hrefOf({ show, page: 1, ruleId: undefined })} aria-current={filter.show === show && !filter.ruleId ? 'true' : undefined}>{label}</Link>)}
      </div>
      <form method="get" action={`/${locale}${address}`} role="search" className={`${styles.search} no-print`}>
        {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
        <div><SearchField id="text" label={t('record.itemSearch')} value={filter.text ?? ''} /></div>
        <button className={buttons.secondary}>{t('records.submit')}</button>
      </form>
      {shown.length === 0 ? <Empty><p>{t('record.itemNone')}</p></Empty> : <ItemsList items={shown} />}
      <Pager page={items.page} pages={items.pages} hrefOf={(page) => hrefOf({ page })} />
    </section>
  )
}
