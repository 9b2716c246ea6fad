import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ChooseReports } from '#components/reports/choose-reports.tsx'
import { OlderLink } from '#components/reports/older-link.tsx'
import { ReportsTable } from '#components/reports/reports-table.tsx'
import { SearchForm } from '#components/reports/search-form.tsx'
import { Link } from '#components/i18n/link.tsx'
import { Empty } from '#components/ui/card.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { parseDay } from '#lib/portal/finnish-days.ts'
import { writingRight } from '#lib/portal/reports/read-report.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { searchReports, type ReportSearch } from '#lib/portal/reports/search-reports.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { COUNTED_MAX } from '#schemas/eservice-report-operations.ts'
import { UnfinishedRefilings } from '../report/unfinished-refilings.tsx'
import { channelCodes, channelName, reportTypeName } from '../texts/report-types.ts'
import { asked, NothingFound } from './asked-register.tsx'
import { reportRows } from './report-rows.ts'

const Text = z.string().max(60).trim().catch('').default('')
const oneOf = (...values: [string, ...string[]]) => z.enum(values).or(z.literal('')).catch('').default('')
const Query = z.object({
  reference: Text, earner: Text, from: Text, until: Text,
  type: oneOf('100', '101', '102'), channel: oneOf('1', '2', '3', '4', '5', '6'), status: oneOf('1', '2'),
  after: z.string().regex(/^\d{1,15}\.[0-9a-f]{32}$/).optional().catch(undefined),
})
const REFERENCE = /^[0-9A-Za-z_-]{1,40}$/

/** Reports that the register has of a party: searched by a plain form, so that the search is in the address. */
export async function ReportsList({ context, owner, home, query }: { context: ReportsContext; owner: OwnerKey; home: '/org' | '/me'; query: unknown }) {
  const search = Query.parse(query)
  const [locale, t] = [await getLocale(), await getTranslations('reports')]
  const [from, until] = [parseDay(search.from), parseDay(search.until)]
  const wrong = { reference: search.reference !== '' && !REFERENCE.test(search.reference), from: search.from !== '' && !from, until: search.until !== '' && !until }
  const isWrong = Object.values(wrong).some(Boolean)
  const [arrivalNo, irReportId] = search.after?.split('.') ?? []
  const wanted: ReportSearch = {
    ...(search.reference && { reference: search.reference }), ...(search.earner && { incomeEarnerId: search.earner }), ...(from && { from }), ...(until && { until }),
    ...(search.type && { reportType: Number(search.type) as 100 | 101 | 102 }), ...(search.channel && { channel: Number(search.channel) }), ...(search.status && { status: Number(search.status) as 1 | 2 }),
    ...(irReportId !== undefined && { after: { arrivalNo: Number(arrivalNo), irReportId } }),
  }
  // A search with a wrong field finds nothing rather than something else than was asked for.
  const answer = await asked(isWrong ? Promise.resolve({ reports: [], count: 0, next: null }) : searchReports(context, owner, wanted))
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('title')} />
  const { reports, count, next } = answer.found
  const address = `${home}/reports`
  const { after: _after, ...filters } = search
  const given = Object.entries(filters).filter(([, value]) => value !== '')
  const hrefOf = (after?: string) => `${address}?${new URLSearchParams([...given, ...(after ? [['after', after]] : [])] as [string, string][])}`
  const { may } = await rightsInRole(context)
  const rows = (await reportRows(reports, home)).map((row, index) => ({ ...row, choosable: reports[index]!.status === 1 && may(writingRight(reports[index]!.reportType)) }))
  const choosable = rows.filter((row) => row.choosable).length
  const options = (codes: readonly number[], nameOf: (code: number) => string) => codes.map((code) => ({ value: String(code), label: nameOf(code) }))
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <UnfinishedRefilings context={context} owner={owner} />
      <SearchForm action={`/${locale}${address}`} submit={t('submit')} reset={given.length > 0 ? { href: address, label: t('reset') } : undefined} inputs={[
        { kind: 'text', id: 'reference', label: t('searchReference'), value: search.reference, problem: wrong.reference ? t('referenceWrong') : undefined },
        { kind: 'text', id: 'earner', label: t('searchEarner'), value: search.earner },
        { kind: 'text', id: 'from', label: t('from'), value: search.from, placeholder: '1.1.2026', problem: wrong.from ? t('dateWrong') : undefined },
        { kind: 'text', id: 'until', label: t('until'), value: search.until, placeholder: '31.1.2026', problem: wrong.until ? t('dateWrong') : undefined },
        { kind: 'choice', id: 'type', label: t('type'), value: search.type, any: t('anyType'), options: options([100, 101, 102], (code) => reportTypeName(code, locale)) },
        { kind: 'choice', id: 'channel', label: t('channel'), value: search.channel, any: t('anyChannel'), options: options(channelCodes, (code) => channelName(code, locale)) },
        { kind: 'choice', id: 'status', label: t('status'), value: search.status, any: t('anyStatus'), options: [{ value: '1', label: t('valid') }, { value: '2', label: t('cancelled') }] },
      ]} />
      {count !== null && <p className="muted" role="status">{count > COUNTED_MAX ? t('countMany', { count: COUNTED_MAX }) : t('count', { count })}</p>}
      {reports.length === 0
        ? <Empty><p>{given.length > 0 ? t('none') : t('empty')}</p>{given.length > 0 && <Link href={address}>{t('reset')}</Link>}</Empty>
        : choosable === 0 ? <ReportsTable caption={t('title')} rows={rows} /> : (
            <ChooseReports key={search.after ?? ''} action={`/${locale}${address}/cancel`} texts={{ all: t('chooseAll'), submit: t('cancelChosen'), chosen: Array.from({ length: choosable + 1 }, (_, count) => t('chosen', { count })) }}>
              <ReportsTable caption={t('title')} rows={rows} />
            </ChooseReports>
          )}
      <OlderLink label={t('pages')} older={next ? { href: hrefOf(`${next.arrivalNo}.${next.irReportId}`), label: t('older') } : undefined} first={search.after ? { href: hrefOf(), label: t('first') } : undefined} />
    </>
  )
}
