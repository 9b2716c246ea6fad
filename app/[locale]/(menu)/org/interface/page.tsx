import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/certificates/certificates.module.css'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { dayText } from '#components/ui/formats.ts'
import { endingCertificates } from '#lib/portal/certificates/certificate-facts.ts'
import { CertificateSections } from '../../../../certificates/certificate-sections.tsx'
import { EndingAlert } from '../../../../certificates/ending-alert.tsx'
import { ApplicationFacts } from '../../../../interface/application-facts.tsx'
import { EarlierApplications } from '../../../../interface/earlier-applications.tsx'
import { InterfaceHistory } from '../../../../interface/interface-history.tsx'
import { InterfaceClosed, openInterface } from '../../../../interface/open-interface.tsx'

const Search = z.object({ history: z.literal('all').optional().catch(undefined), done: z.enum(['applied', 'benefits-confirmed', 'benefits-withdrawn']).optional().catch(undefined) })

const HISTORY_FIRST = 10

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interface'))('title') }
}

/** Technical interface and certificates of an organisation (e-service 3.5). */
export default async function InterfacePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const opened = await openInterface('organisation')
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, name, base } = opened
  const { history, done } = Search.parse(await searchParams)
  const t = await getTranslations()
  const { suspension, applications, benefitsConfirmedAt } = view
  const application = applications.find(({ state }) => state === 'valid')
  const canOrder = application !== undefined && !suspension
  return (
    <div className="stack">
      <div>
        <h1>{t('interface.title')}</h1>
        <p className="lead">{t('interface.lead', { name })}</p>
        {done !== undefined && (
          <Alert tone="good" live>
            <p>{t(`interface.notice.${done}`)}</p>
            {done === 'applied' && canOrder && <p><Link href="/org/certificates/new">{t('certificates.action.new')}</Link></p>}
          </Alert>
        )}
        {suspension && (
          <Alert tone="bad" title={t('interface.suspended.title', { date: dayText(new Date(suspension.since)) })}>
            <p>{t('interface.suspended.reason', { reason: suspension.reason })}</p>
            <p>{t('interface.suspended.text')}</p>
          </Alert>
        )}
        <EndingAlert ending={endingCertificates(view.certificates)} base="/org" />
      </div>
      <Card labelledBy="application">
        <h2 id="application">{t('interface.state.title')}</h2>
        {application
          ? (
            <>
              <ApplicationFacts application={application} />
              <div className={styles.actions}><Link href="/org/interface/apply">{t('interface.state.replace')}</Link></div>
            </>
          )
          : (
            <>
              <p>{t('interface.state.none')}</p>
              <h3>{t('interface.state.phasesTitle')}</h3>
              <ol className={styles.phases}><li>{t('interface.state.phase1')}</li><li>{t('interface.state.phase2')}</li><li>{t('interface.state.phase3')}</li></ol>
              <p className={styles.more}><Link href="/org/interface/apply" className={buttons.primary}>{t('interface.state.apply')}</Link></p>
            </>
          )}
        <EarlierApplications applications={applications} />
      </Card>
      <Card labelledBy="benefits">
        <div className={styles.heading}>
          <h2 id="benefits">{t('interface.benefits.short')}</h2>
          {benefitsConfirmedAt !== null && <Badge tone="good">{t('interface.benefits.confirmed')}</Badge>}
        </div>
        <p>{benefitsConfirmedAt === null ? t('interface.benefits.onlyPayers') : t('interface.benefits.confirmedAt', { date: dayText(new Date(benefitsConfirmedAt)) })}</p>
        <div className={styles.actions}><Link href="/org/interface/benefits">{t(benefitsConfirmedAt === null ? 'interface.benefits.openConfirm' : 'interface.benefits.open')}</Link></div>
      </Card>
      <CertificateSections opened={opened} canOrder={canOrder} />
      <div className={styles.actions}>
        <Link href="/org/certificates/get">{t('certificates.action.get')}</Link>
        <Link href="/org/certificates/keys">{t('certificates.action.keys')}</Link>
      </div>
      <section aria-labelledby="history">
        <h2 id="history">{t('interface.history.title')}</h2>
        <InterfaceHistory view={view} base={base} {...(history !== 'all' && { first: { count: HISTORY_FIRST, allHref: '/org/interface?history=all#history' } })} />
      </section>
    </div>
  )
}
