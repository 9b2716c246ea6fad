import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { readCalendar } from '#lib/portal/deadlines/read-calendar.ts'
import { dayInField } from '#lib/portal/forms/form-values.ts'
import styles from '../../../../report/report.module.css'
import { portalContext } from '../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../session/not-found.tsx'
import { deliveryTypeName } from '../../../../texts/delivery-types.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm.calendar'))('title') }
}

/** What has to be reported by when, and what has been reported here. */
export default async function DeadlinesPage() {
  const calendar = await ifVisible(readCalendar(await portalContext()))
  if (!calendar) return <NotFoundHere />
  const [locale, t, tForm] = [await getLocale(), await getTranslations('reportForm.calendar'), await getTranslations('reportForm')]
  const monthName = (month: string) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))
  return (
    <>
      <Crumbs path={[{ href: '/report', label: tForm('title') }]} here={t('title')} />
      <div className="stack">
        <div><h1>{t('title')}</h1><p className="lead">{t('lead')}</p></div>
        <section aria-labelledby="due">
          <h2 id="due">{tForm('kind.separate')}</h2>
          <p className="muted">{t('separateNote')}</p>
          <ul className={styles.drafts}>
            {calendar.months.map(({ month, due }) => <li key={month}><h3>{monthName(month)}</h3><p>{t('due')} {dayInField(due)}</p></li>)}
          </ul>
        </section>
        <section aria-labelledby="filed">
          <h2 id="filed">{t('filedTitle')}</h2>
          {calendar.filed.length === 0 ? <p>{t('filedNone')}</p> : (
            <ul className={styles.drafts}>
              {calendar.filed.map(({ submissionId, deliveryDataType, paymentDate, due, filedOn, reports, late }) => (
                <li key={submissionId}>
                  <div>
                    <h3><Link href={`/report/sent/${submissionId}`}>{deliveryTypeName(deliveryDataType, locale)}, {dayInField(paymentDate)}</Link></h3>
                    <p className="muted">{t('reports', { count: reports })}{due !== undefined && `. ${t('due')} ${dayInField(due)}`}</p>
                  </div>
                  <Badge tone={late ? 'warn' : 'good'}>{late ? t('filedLate', { date: dayInField(filedOn) }) : t('filed', { date: dayInField(filedOn) })}</Badge>
                </li>
              ))}
            </ul>
          )}
        </section>
        <Card labelledBy="due-rules"><h2 id="due-rules">{t('rulesTitle')}</h2><p>{t('rules')}</p><h3>{t('penaltyTitle')}</h3><p>{tForm('deadline.late')}</p></Card>
      </div>
    </>
  )
}
