import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { ReportView } from '#components/report-view/report-view.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card, Empty } from '#components/ui/card.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { OWN_INCOME_MAX, readOwnIncome } from '#lib/portal/reports/read-own-income.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { asked, NothingFound } from '../reports/asked-register.tsx'
import { reportPart } from '../reports/report-parts.ts'
import { reportTypeName } from '../texts/report-types.ts'

const Query = z.object({ year: z.coerce.number().int().optional().catch(undefined) })

/** What payers have reported of the person's own income, a year at a time. */
export async function OwnIncomePage({ context, query }: { context: ReportsContext; query: unknown }) {
  const [locale, t] = [await getLocale(), await getTranslations('ownIncome')]
  const onBehalf = context.actor.role?.kind === 'private-person' && context.actor.role.of !== undefined
  const answer = await asked(readOwnIncome(context, Query.parse(query).year))
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('title')} />
  const { reports, more, year, years, disclosures } = answer.found
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t(onBehalf ? 'leadOnBehalf' : 'lead')}</p>
      <nav aria-label={t('years')}><p>{years.map((one, index) => <span key={one}>{index > 0 && ' · '}{one === year ? <strong aria-current="page">{one}</strong> : <Link href={`/me/income?year=${one}`}>{one}</Link>}</span>)}</p></nav>
      <div className="stack">
        <section aria-labelledby="year">
          <h2 id="year">{year}</h2>
          <p className="muted" role="status">{more ? t('countMore', { count: OWN_INCOME_MAX }) : t('count', { count: reports.length })}</p>
          {reports.length === 0 ? <Empty><p>{t(onBehalf ? 'noneOnBehalf' : 'none')}</p></Empty> : (
            <div className="stack">
              {reports.map((report) => (
                <Card key={report.irReportId} labelledBy={report.irReportId}>
                  <h3 id={report.irReportId}>{report.date === null ? '' : `${dayText(new Date(`${report.date}T00:00:00Z`), 'UTC')} · `}{[report.payer.name, report.payer.identifier].filter(Boolean).join(', ')}</h3>
                  <p>{reportTypeName(report.reportType, locale)} <Badge tone={report.status === 1 ? 'good' : 'warn'}>{report.status === 1 ? t('valid') : t('cancelled')}</Badge></p>
                  <details><summary>{t('show')}</summary><ReportView part={reportPart(report.reportType, 'content')} value={report.content} headingLevel={4} /></details>
                </Card>
              ))}
            </div>
          )}
        </section>
        <Card labelledBy="disclosures">
          <h2 id="disclosures">{t('handedOutTitle')}</h2>
          {disclosures.length === 0 ? <p>{t('handedOutNone')}</p> : (
            <>
              <p className="muted">{t('handedOutLead')}</p>
              <ul>
                {disclosures.map(({ recipient, ground, permission, reports: count, times, firstAt, lastAt }) => {
                  const [first, last] = [momentText(new Date(firstAt), locale), momentText(new Date(lastAt), locale)]
                  return (
                    <li key={`${recipient.identifier} ${ground} ${permission ?? ''}`}>
                      <strong>{[recipient.name, recipient.identifier].filter(Boolean).join(', ')}</strong>. {t(`ground.${ground}`, { permission: permission ?? '' })}{' '}
                      {t('looked', { count, times })} {first === last ? last : t('between', { first, last })}
                    </li>
                  )
                })}
              </ul>
            </>
          )}
        </Card>
        <p>{t('wrong')}</p>
      </div>
    </>
  )
}
