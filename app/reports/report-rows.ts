import { getLocale, getTranslations } from 'next-intl/server'
import type { ReportRow } from '#components/reports/reports-table.tsx'
import type { FoundReport } from '#lib/portal/reports/search-reports.ts'
import { channelName, reportTypeName } from '../texts/report-types.ts'

/** Rows of a list as people read them. @param home of the role whose list it is */
export async function reportRows(reports: readonly FoundReport[], home: string): Promise<ReportRow[]> {
  const [locale, t] = [await getLocale(), await getTranslations('reports')]
  return reports.map(({ irReportId, reportId, reportType, version, status, date, incomeEarner, channel, receivedAt }) => ({
    id: irReportId, href: `${home}/reports/${irReportId}`, reportId, version, typeName: reportTypeName(reportType, locale), channelName: channelName(channel, locale),
    earner: reportType === 101 ? t('allEarners') : [incomeEarner.name, incomeEarner.identifier].filter(Boolean).join(', ') || t('earnerUnknown'),
    ...(date !== null && { date: new Date(`${date}T00:00:00Z`) }), receivedAt: new Date(receivedAt),
    status: status === 1 ? { text: t('valid'), tone: 'good' } : { text: t('cancelled'), tone: 'warn' },
  }))
}
