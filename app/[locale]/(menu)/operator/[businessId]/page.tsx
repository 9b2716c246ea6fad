import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { CertificateList } from '#components/certificates/certificate-list.tsx'
import styles from '#components/certificates/certificates.module.css'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { dayText } from '#components/ui/formats.ts'
import { certificateRows, orderRows } from '../../../../certificates/certificate-rows.tsx'
import { ApplicationFacts } from '../../../../interface/application-facts.tsx'
import { EarlierApplications } from '../../../../interface/earlier-applications.tsx'
import { InterfaceHistory } from '../../../../interface/interface-history.tsx'
import { certificateName } from '../../../../interface/words.ts'
import { OperatorClosed, organisationAt } from '../../../../operator/as-operator.tsx'
import { Revocations } from '../../../../operator/revocations.tsx'

const Search = z.object({ history: z.literal('all').optional().catch(undefined), done: z.enum(['suspended', 'resumed', 'as-wanted', 'revoked']).optional().catch(undefined) })

const HISTORY_FIRST = 20

export async function generateMetadata({ params }: { params: Promise<{ businessId: string }> }): Promise<Metadata> {
  return { title: `${(await params).businessId.slice(0, 9)} – ${(await getTranslations('operator'))('title')}` }
}

/** Everything about one organisation's interface, for an officer of the register. */
export default async function OrganisationPage({ params, searchParams }: { params: Promise<{ businessId: string }>; searchParams: Promise<unknown> }) {
  const asked = await organisationAt(params)
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { value: view } = asked
  const { businessId, name, suspension, applications, orders, certificates, benefitsConfirmedAt } = view
  const { history, done } = Search.parse(await searchParams)
  const t = await getTranslations()
  const application = applications.find(({ state }) => state === 'valid')
  const home = `/operator/${businessId}`
  return (
    <>
      <Crumbs path={[{ href: '/operator', label: t('operator.title') }]} here={name} />
      <div className="stack">
        <div>
          <h1>{name}</h1>
          <p className="lead">{t('home.businessId', { id: businessId })}</p>
          {done !== undefined && <Alert tone={done === 'as-wanted' ? 'info' : 'good'} live><p>{t(done === 'as-wanted' ? 'operator.suspendPage.asWanted' : `operator.notice.${done}`)}</p></Alert>}
          {suspension
            ? <Alert tone="bad" title={t('interface.suspended.title', { date: dayText(new Date(suspension.since)) })}><p>{t('interface.suspended.reason', { reason: suspension.reason })}</p></Alert>
            : <p><Badge tone={application ? 'good' : 'info'} large>{t(application ? 'operator.inUse' : 'operator.notInUse')}</Badge></p>}
          <p><Link href={`${home}/suspend`} className={buttons.secondary}>{t(suspension ? 'operator.view.resume' : 'operator.view.suspend')}</Link></p>
        </div>
        <Card labelledBy="applications">
          <h2 id="applications">{t('operator.view.applications')}</h2>
          {application ? <ApplicationFacts application={application} /> : <p>{t('operator.view.noApplications')}</p>}
          <EarlierApplications applications={applications} />
          <p className={styles.more}>{t('interface.benefits.short')}: {benefitsConfirmedAt === null ? t('interface.benefits.notConfirmed') : t('interface.benefits.confirmedAt', { date: dayText(new Date(benefitsConfirmedAt)) })}</p>
        </Card>
        <section aria-labelledby="certificates">
          <h2 id="certificates">{t('operator.view.certificates')}</h2>
          {certificates.length === 0 ? <p>{t('operator.view.noCertificates')}</p> : (
            <CertificateList rows={await certificateRows(certificates, undefined, (certificate) => certificate.state === 'valid'
              && <Link href={`${home}/certificates/${certificate.id}/revoke`} aria-label={t('operator.view.revoke', { name: certificateName(certificate, t) })}>{t('operator.view.revokeShort')}</Link>)} />
          )}
        </section>
        <section aria-labelledby="orders">
          <h2 id="orders">{t('operator.view.orders')}</h2>
          {orders.length === 0 ? <p>{t('operator.view.noOrders')}</p> : <CertificateList rows={await orderRows(orders, view.now, undefined)} />}
        </section>
        <section aria-labelledby="revocations">
          <h2 id="revocations">{t('operator.view.revocations')}</h2>
          <Revocations view={view} />
        </section>
        <section aria-labelledby="history">
          <h2 id="history">{t('interface.history.title')}</h2>
          <InterfaceHistory view={view} {...(history !== 'all' && { first: { count: HISTORY_FIRST, allHref: `${home}?history=all#history` } })} />
        </section>
      </div>
    </>
  )
}
