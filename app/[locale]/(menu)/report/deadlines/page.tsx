import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { readCalendar, type CalendarMonth } from '#lib/portal/deadlines/read-calendar.ts'
import { dayInField } from '#lib/portal/forms/form-values.ts'
import styles from '../../../../report/report.module.css'
import { homeOf } from '../../../../session/home.ts'
import { portalContext } from '../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../session/not-found.tsx'
import { reportTypeName } from '../../../../texts/report-types.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm.calendar'))('title') }
}

const tones = { 'filed': 'good', 'filed-late': 'warn', 'due': 'info', 'overdue': 'bad', 'none': 'info', 'unknown': 'info' } as const

/** What has to be reported by when, what has been, and what is late: a month at a time. */
export default async function DeadlinesPage() {
  const context = await portalContext()
  const calendar = await ifVisible(readCalendar(context))
  if (!calendar) return <NotFoundHere />
  const [locale, t, tForm] = [await getLocale(), await getTranslations('reportForm.calendar'), await getTranslations('reportForm')]
  const monthHeading = (month: string) => {
    const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
  }
  const home = homeOf(context.actor.role!)
  const onDay = (day: string, reportType: number) => `${home}/reports?${new URLSearchParams({ from: dayInField(day), until: dayInField(day), type: String(reportType) })}`
  const stateText = ({ state, due, filedOn }: NonNullable<CalendarMonth['separate']>) => {
    switch (state) {
      case 'filed': return t('filed', { date: dayInField(filedOn!) })
      case 'filed-late': return t('filedLate', { date: dayInField(filedOn!) })
      case 'due': return t('dueBy', { date: dayInField(due) })
      case 'overdue': return t('overdue')
      case 'none': return t('notFiled')
      case 'unknown': return t('unknown')
      default: return state satisfies never
    }
  }
  return (
    <>
      <Crumbs path={[{ href: '/report', label: tForm('title') }]} here={t('title')} />
      <div className="stack">
        <div>
          <h1>{t('title')}</h1>
          <p className="lead">{t('lead')}</p>
          {calendar.source === 'here' && <Alert tone="info">{t('onlyHere')}</Alert>}
        </div>
        {calendar.months.map(({ month, separate, payments }) => (
          <section key={month} aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`}>{monthHeading(month)}</h2>
            <ul className={styles.drafts}>
              {separate && (
                <li>
                  <div>
                    <h3>{tForm('kind.separate')}</h3>
                    <p className="muted">{t('due')} {dayInField(separate.due)}</p>
                  </div>
                  <Badge tone={tones[separate.state]}>{stateText(separate)}</Badge>
                </li>
              )}
              {payments.map(({ reportType, paymentDate, due, filedOn, reports, late }) => (
                <li key={`${reportType} ${paymentDate}`}>
                  <div>
                    <h3><Link href={onDay(paymentDate, reportType)}>{reportTypeName(reportType, locale)}, {t('paid', { date: dayInField(paymentDate) })}</Link></h3>
                    <p className="muted">{t('reports', { count: reports })}. {t('due')} {dayInField(due)}</p>
                  </div>
                  <Badge tone={late > 0 ? 'warn' : 'good'}>{late === 0 ? t('filed', { date: dayInField(filedOn) }) : late === reports ? t('filedLate', { date: dayInField(filedOn) }) : t('someLate', { date: dayInField(filedOn), count: late })}</Badge>
                </li>
              ))}
              {payments.length === 0 && <li><p className="muted">{t('noPayments')}</p></li>}
            </ul>
          </section>
        ))}
        <Card labelledBy="due-rules"><h2 id="due-rules">{t('rulesTitle')}</h2><p>{t('rules')}</p><p>{t('separateRules')} {t('separateNote')}</p><h3>{t('penaltyTitle')}</h3><p>{tForm('deadline.penalty')}</p></Card>
      </div>
    </>
  )
}
