import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { FiguresTable } from '#components/reports/figures-table.tsx'
import { SearchForm } from '#components/reports/search-form.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Empty } from '#components/ui/card.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { compareIncome, DIFFERENCES_MAX, sumIncome } from '#lib/portal/reports/compare-income.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import type { SumPeriod } from '#schemas/eservice-report-operations.ts'
import { asked, NothingFound } from '../reports/asked-register.tsx'
import { euros } from '../texts/euros.ts'
import { incomeTypeName } from '../texts/income-types.ts'
import { SumsTable } from './sums-table.tsx'

const Query = z.object({ period: z.string().max(40).trim().toLowerCase().catch('').default(''), beside: z.string().max(40).trim().toLowerCase().catch('').default('') })

/** `6/2026`, `2026-06`, or the register's reference of a delivery. */
function parsePeriod(text: string): SumPeriod | undefined {
  if (/^[0-9a-f]{32}$/.test(text)) return { of: 'delivery', irDeliveryId: text }
  const [, month, year] = /^(\d{1,2})\/(20\d\d)$/.exec(text) ?? []
  const iso = month === undefined ? text : `${year}-${month.padStart(2, '0')}`
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(iso) ? { of: 'month', month: iso } : undefined
}

/** Sums by income type of a month or a delivery, and beside it another one with what differs. */
export async function SumsPage({ context, owner, home, query }: { context: ReportsContext; owner: OwnerKey; home: '/org' | '/me'; query: unknown }) {
  const search = Query.parse(query)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const thisMonth = helsinkiDate(context.clock.now()).slice(0, 7)
  const period = search.period === '' ? parsePeriod(thisMonth) : parsePeriod(search.period)
  const beside = parsePeriod(search.beside)
  const wrong = { period: !period, beside: search.beside !== '' && !beside }
  const monthText = (iso: string) => `${Number(iso.slice(5))}/${iso.slice(0, 4)}`
  const nameOf = (one: SumPeriod) => (one.of === 'month' ? monthText(one.month) : t('sums.ofDelivery', { reference: one.irDeliveryId.slice(0, 12) }))
  const address = `${home}/records/sums`
  const answer = !period || wrong.beside ? undefined : beside
    ? await asked(compareIncome(context, owner, period, beside).then((compared) => ({ left: compared.left, compared })))
    : await asked(sumIncome(context, owner, period).then((left) => ({ left, compared: undefined })))
  if (answer && 'missing' in answer) return <NothingFound missing={answer.missing} title={t('sums.pageTitle')} />
  const { left, compared } = answer?.found ?? {}
  return (
    <>
      <Crumbs path={[{ href: `${home}/records`, label: t('records.title') }, { href: `${home}/records/all`, label: t('deliveries.title') }]} here={t('sums.pageTitle')} />
      <h1>{t('sums.pageTitle')}</h1>
      <p className="lead">{t('sums.lead')}</p>
      <SearchForm action={`/${locale}${address}`} submit={t('sums.submit')} reset={undefined} inputs={[
        { kind: 'text', id: 'period', label: t('sums.period'), value: search.period === '' ? monthText(thisMonth) : search.period, placeholder: '6/2026', problem: wrong.period ? t('sums.periodWrong') : undefined },
        { kind: 'text', id: 'beside', label: t('sums.beside'), value: search.beside, placeholder: '5/2026', problem: wrong.beside ? t('sums.periodWrong') : undefined },
      ]} />
      <div className="stack">
        {left && period && (
          <section aria-labelledby="left">
            <h2 id="left">{nameOf(period)}</h2>
            {left.sums.length === 0 ? <Empty><p>{t('sums.none')}</p></Empty> : <><p className="muted">{t('reports.count', { count: left.reports })}</p><SumsTable sums={left.sums} /></>}
          </section>
        )}
        {compared && beside && (
          <>
            <section aria-labelledby="right">
              <h2 id="right">{nameOf(beside)}</h2>
              {compared.right.sums.length === 0 ? <Empty><p>{t('sums.none')}</p></Empty> : <><p className="muted">{t('reports.count', { count: compared.right.reports })}</p><SumsTable sums={compared.right.sums} /></>}
            </section>
            <section aria-labelledby="differences">
              <h2 id="differences">{t('sums.differences')}</h2>
              <p className="muted" role="status">{compared.count > DIFFERENCES_MAX ? t('sums.differencesFirst', { count: compared.count, shown: DIFFERENCES_MAX }) : t('sums.differencesCount', { count: compared.count })}</p>
              {compared.differences.length > 0 && period && (
                <FiguresTable caption={t('sums.differences')} columns={[t('sums.incomeEarner'), t('sums.incomeType'), nameOf(period), nameOf(beside)]} names={2} rows={compared.differences.map((one, index) => ({
                  key: String(index),
                  cells: [
                    [one.incomeEarner.name, one.incomeEarner.identifier].filter(Boolean).join(', ') || t('reports.allEarners'),
                    `${incomeTypeName(one.reportType, one.transactionCode, locale)}${one.kind === 'plain' ? '' : ` (${t(`sums.${one.kind}`)})`}`,
                    one.leftCents === null ? '–' : euros(one.leftCents, locale), one.rightCents === null ? '–' : euros(one.rightCents, locale),
                  ],
                }))} />
              )}
            </section>
          </>
        )}
      </div>
    </>
  )
}
