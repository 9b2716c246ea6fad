import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { DeliveriesTable } from '#components/reports/deliveries-table.tsx'
import { OlderLink } from '#components/reports/older-link.tsx'
import { SearchForm } from '#components/reports/search-form.tsx'
import { Empty } from '#components/ui/card.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { parseDay } from '#lib/portal/finnish-days.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { searchDeliveries } from '#lib/portal/reports/search-deliveries.ts'
import { asked, NothingFound } from '../reports/asked-register.tsx'
import { deliveryTypeName, itemCountText } from '../texts/delivery-types.ts'
import { channelCodes, channelName } from '../texts/report-types.ts'
import { deliveryStatus } from './delivery-status.ts'

const Text = z.string().max(60).trim().catch('').default('')
const Query = z.object({
  reference: Text, from: Text, until: Text,
  channel: z.enum(['1', '2', '3', '4', '5', '6']).or(z.literal('')).catch('').default(''),
  status: z.enum(['2', '3', '5', '6']).or(z.literal('')).catch('').default(''),
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
const REFERENCE = /^[0-9A-Za-z_-]{1,40}$/

/** Everything that came to the register for a party, through every channel. */
export async function DeliveriesList({ context, owner, home, query }: { context: ReportsContext; owner: OwnerKey; home: '/org' | '/me'; query: unknown }) {
  const search = Query.parse(query)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const [from, until] = [parseDay(search.from), parseDay(search.until)]
  const wrong = { reference: search.reference !== '' && !REFERENCE.test(search.reference), from: search.from !== '' && !from, until: search.until !== '' && !until }
  const answer = await asked(Object.values(wrong).some(Boolean) ? Promise.resolve({ deliveries: [], next: null }) : searchDeliveries(context, owner, {
    ...(search.reference && { reference: search.reference }), ...(from && { from }), ...(until && { until }), ...(search.channel && { channel: Number(search.channel) }),
    ...(search.status && { status: Number(search.status) }), ...(search.before && { before: search.before }),
  }))
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('deliveries.title')} />
  const { deliveries, next } = answer.found
  const address = `${home}/records/all`
  const { before: _before, ...filters } = search
  const given = Object.entries(filters).filter(([, value]) => value !== '')
  const hrefOf = (before?: number) => `${address}?${new URLSearchParams([...given, ...(before ? [['before', String(before)]] : [])] as [string, string][])}`
  return (
    <>
      <h1>{t('deliveries.title')}</h1>
      <p className="lead">{t('deliveries.lead')}</p>
      <p><Link href={`${home}/records`}>{t('deliveries.fromHere')}</Link> · <Link href={`${home}/records/sums`}>{t('deliveries.sums')}</Link></p>
      <SearchForm action={`/${locale}${address}`} submit={t('records.submit')} reset={given.length > 0 ? { href: address, label: t('records.reset') } : undefined} inputs={[
        { kind: 'text', id: 'reference', label: t('deliveries.searchReference'), value: search.reference, problem: wrong.reference ? t('reports.referenceWrong') : undefined },
        { kind: 'text', id: 'from', label: t('deliveries.from'), value: search.from, placeholder: '1.1.2026', problem: wrong.from ? t('records.dateWrong') : undefined },
        { kind: 'text', id: 'until', label: t('deliveries.until'), value: search.until, placeholder: '31.1.2026', problem: wrong.until ? t('records.dateWrong') : undefined },
        { kind: 'choice', id: 'channel', label: t('reports.channel'), value: search.channel, any: t('reports.anyChannel'), options: channelCodes.map((code) => ({ value: String(code), label: channelName(code, locale) })) },
        { kind: 'choice', id: 'status', label: t('records.status'), value: search.status, any: t('records.anyStatus'), options: ([['2', 'inProcess'], ['3', 'valid'], ['5', 'rejectedInProcessing'], ['6', 'invalidated']] as const).map(([value, key]) => ({ value, label: t(`status.${key}`) })) },
      ]} />
      {deliveries.length === 0
        ? <Empty><p>{given.length > 0 ? t('records.none') : t('deliveries.empty')}</p></Empty>
        : <DeliveriesTable caption={t('deliveries.title')} rows={deliveries.map((delivery) => {
          const { key, tone } = deliveryStatus(delivery)
          return {
            id: delivery.irDeliveryId, href: `${address}/${delivery.irDeliveryId}`, deliveryId: delivery.deliveryId, creator: [delivery.creator.type === 1 ? delivery.creator.code : undefined, delivery.source].filter(Boolean).join(', '),
            typeName: deliveryTypeName(delivery.deliveryDataType, locale), items: itemCountText(delivery.deliveryDataType, delivery.itemCount, t), receivedAt: new Date(delivery.receivedAt), channelName: channelName(delivery.channel, locale), status: { text: t(`status.${key}`), tone },
          }
        })} />}
      <OlderLink label={t('reports.pages')} older={next ? { href: hrefOf(next), label: t('reports.older') } : undefined} first={search.before ? { href: hrefOf(), label: t('reports.first') } : undefined} />
    </>
  )
}
