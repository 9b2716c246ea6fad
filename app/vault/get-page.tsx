import { getTranslations } from 'next-intl/server'
import { CertificateList, type CertificateRow } from '#components/certificates/certificate-list.tsx'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import type { Tone } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { FileIcon, KeyIcon, MailIcon, ShieldIcon } from '#components/ui/icons.tsx'
import { Moment } from '#components/ui/moment.tsx'
import styles from '#components/vault/vault.module.css'
import { ways, type Way } from '#components/vault/wish-fields.ts'
import { listRequests, type RequestRow } from '#lib/portal/certificates/get/read-requests.ts'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import type { Translate } from '../interface/words.ts'
import { inVault } from './in-vault.ts'

const icons: Record<Way, typeof KeyIcon> = { 'signing-request': FileIcon, 'own-key': KeyIcon, 'kept-key': ShieldIcon }

export type RequestStanding = 'moving' | 'unclear' | 'fetched' | 'failed'
export const standingOf = (state: RequestRow['state']): RequestStanding => (state === 'unclear' || state === 'fetched' || state === 'failed' ? state : 'moving')
export const requestTone: Record<RequestStanding, Tone> = { moving: 'info', unclear: 'warn', fetched: 'good', failed: 'bad' }

/** The ways to a certificate, and what became of those that were gone. */
export async function GetCertificatePage() {
  const opened = await inVault(({ context, businessId }) => listRequests(context, businessId))
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const t = await getTranslations()
  const requests = opened.value
  return (
    <>
      <Crumbs path={await crumbsOf('/org')} here={t('getCertificate.title')} />
      <div className="stack">
        <div><h1>{t('getCertificate.title')}</h1><p className="lead">{t('getCertificate.lead')}</p></div>
        <ul className={styles.ways}>
          <li className={styles.way}>
            <MailIcon size={32} />
            <h2>{t('getCertificate.inSoftware.name')}</h2><p>{t('getCertificate.inSoftware.text')}</p>
            <Link href="/org/certificates/new" className={buttons.secondary}>{t('getCertificate.inSoftware.link')}</Link>
          </li>
          {ways.map((way) => {
            const Icon = icons[way]
            return (
              <li key={way} className={styles.way}>
                <Icon size={32} />
                <h2>{t(`getCertificate.way.${way}.name`)}</h2><p>{t(`getCertificate.way.${way}.text`)}</p>
                <Link href={`/org/certificates/get/${way}`} className={buttons.secondary}>{t(`getCertificate.way.${way}.link`)}</Link>
              </li>
            )
          })}
        </ul>
        <p><Link href="/org/certificates/keys">{t('getCertificate.keysLink')}</Link></p>
        <section aria-labelledby="requests">
          <h2 id="requests">{t('getCertificate.requests.title')}</h2>
          {requests.length === 0 ? <Empty><p>{t('getCertificate.requests.none')}</p></Empty> : <CertificateList rows={requests.map((request) => requestRow(request, t))} />}
          <LiveUpdates topic="certificates=" />
        </section>
      </div>
    </>
  )
}

function requestRow({ id, description, purpose, state, createdAt, type, failure }: RequestRow, t: Translate): CertificateRow {
  const standing = standingOf(state)
  return {
    id, name: description, href: `/org/certificates/get/requests/${id}`, typeName: type ? t(`certificates.type.${type}`) : t(`getCertificate.purpose.${purpose}`),
    state: { text: t(`getCertificate.state.${standing}`), tone: requestTone[standing] },
    facts: [
      [t('getCertificate.requests.asked'), <Moment key="at" at={createdAt} />],
      [t('getCertificate.requests.purpose'), t(`getCertificate.purpose.${purpose}`)],
      failure !== undefined && [t('getCertificate.state.failed'), t(`getCertificate.page.failure.${failure}`), 'wide'],
    ],
  }
}
