import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/certificates/certificates.module.css'
import { CopyButton } from '#components/forms/copy-button.tsx'
import { Link } from '#components/i18n/link.tsx'
import { Timeline, type TimelineStep } from '#components/records/timeline.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { dayText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { CertificateFacts } from '#lib/portal/certificates/certificate-facts.ts'
import { filesOfType } from '#lib/portal/certificates/certificate-files.ts'
import type { InterfaceView, Side } from '#lib/portal/interface/read-interface.ts'
import { RevocationReason } from '#schemas/eservice-operations.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceHistory } from '../interface/interface-history.tsx'
import { InterfaceClosed, openInterface } from '../interface/open-interface.tsx'
import { certificateName, standingTone, type Translate } from '../interface/words.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { EndingAlert } from './ending-alert.tsx'

const Id = z.coerce.number().int().positive()
const Search = z.object({ done: z.enum(['revoked', 'contact']).optional().catch(undefined) })

/** Everything about one certificate. */
export async function CertificatePage({ side, certificateId, query }: { side: Side; certificateId: string; query: unknown }) {
  const opened = await openInterface(side)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, base, businessId } = opened
  const id = Id.safeParse(certificateId)
  const certificate = view.certificates.find((one) => one.id === id.data)
  if (!certificate) return <NotFoundHere />
  const t = await getTranslations()
  const { done } = Search.parse(query)
  const { standing, contact, orderId, renewsId, renewedById, lastUsedAt, account, revokedAt, revocationReason } = certificate
  const name = certificateName(certificate, t)
  const reason = RevocationReason.safeParse(revocationReason)
  return (
    <>
      <Crumbs path={await crumbsOf(base)} here={name} />
      <div className="stack">
        <div>
          <h1>{name}</h1>
          <p className="lead">{t(`certificates.type.${certificate.type}`)}</p>
          {done === 'revoked' && standing === 'revoked' && <Alert tone="good" live><p>{t('certificates.page.revokedNotice')}</p></Alert>}
          {done === 'contact' && <Alert tone="good" live><p>{t('certificates.page.contactChanged')}</p></Alert>}
          <Badge tone={standingTone[standing]} large>{t(`certificates.state.${standing}`)}</Badge>
        </div>
        {standing === 'ending' && <EndingAlert ending={[certificate]} base={base} />}
        {standing === 'no-channel' && <Alert tone="warn"><p>{t('certificates.page.noChannel')}</p></Alert>}
        <Card>
          <Facts facts={[
            [t('certificates.fact.until'), dayText(new Date(certificate.notAfter))],
            [t('certificates.fact.from'), dayText(new Date(certificate.notBefore))],
            [t('certificates.fact.lastUse'), lastUsedAt === null ? t('certificates.fact.neverUsed') : <Moment key="use" at={new Date(lastUsedAt)} />],
            account !== null && [t('certificates.fact.account'), <code key="account">{account}</code>],
            revokedAt !== null && [t('certificates.fact.revokedAt'), <Moment key="revoked" at={new Date(revokedAt)} />],
            revokedAt !== null && reason.success && [t('certificates.fact.revocationReason'), t(`certificates.revoke.reason.${reason.data}`)],
            contact === null ? [t('certificates.fact.contact'), t('certificates.fact.unknown')] : [t('certificates.fact.contact'), <>{contact.name}<br />{contact.phone}<br />{contact.email}</>],
            certificate.representativeEmail !== null && [t('certificates.fact.representative'), certificate.representativeEmail],
            [t('certificates.fact.serial'), <code key="serial">{certificate.serialNumber}</code>, 'wide'],
          ]} />
          <div className={styles.actions}>
            <Link href={`${base}/certificates/new?certificate=${certificate.id}`}>{t('certificates.action.again')}</Link>
            {orderId !== null && certificate.state === 'valid' && <Link href={`${base}/certificates/orders/${orderId}/contact?certificate=${certificate.id}`}>{t('certificates.action.contact')}</Link>}
            {certificate.state === 'valid' && <Link href={`${base}/certificates/${certificate.id}/revoke`}>{t('certificates.action.revoke')}</Link>}
          </div>
        </Card>
        {contact === null && certificate.state === 'valid' && <Alert tone="info" title={t('certificates.page.noContactTitle')}><p>{t('certificates.page.noContact')}</p></Alert>}
        <Card labelledBy="how">
          <h2 id="how">{t('certificates.page.howTitle')}</h2>
          <Timeline steps={stepsOf(certificate, view, t)} />
          {(renewsId !== null || renewedById !== null) && (
            <div className={styles.actions}>
              {renewsId !== null && view.certificates.some((one) => one.id === renewsId) && <Link href={`${base}/certificates/${renewsId}`}>{t('certificates.page.previous')}</Link>}
              {renewedById !== null && <Link href={`${base}/certificates/${renewedById}`}>{t('certificates.page.next')}</Link>}
            </div>
          )}
        </Card>
        {certificate.retrievalIds.length > 0 && (
          <Card labelledBy="retrieval">
            <h2 id="retrieval">{t('certificates.page.retrievalTitle')}</h2>
            <p>{t('certificates.page.retrievalText')}</p>
            <ClientTexts pick={({ form }) => ({ form })}>
              {certificate.retrievalIds.map((retrievalId) => <p key={retrievalId} className={styles.retrieval}><code>{retrievalId}</code><CopyButton value={retrievalId} name={t('certificates.fact.retrievalId')} /></p>)}
            </ClientTexts>
          </Card>
        )}
        <Card labelledBy="files">
          <h2 id="files">{t('certificates.page.filesTitle')}</h2>
          <p>{t('certificates.page.filesText')}</p>
          <ul className={styles.files}>
            {filesOfType(certificate.type).map((file) => (
              <li key={file}>
                <a className={buttons.secondary} href={`/api/certificates/${businessId}/${certificate.id}/${file}`} download><DownloadIcon />{t(`certificates.page.file.${fileKeys[file]}`)}<span className="visually-hidden"> ({file})</span></a>
              </li>
            ))}
          </ul>
        </Card>
        <section aria-labelledby="history"><h2 id="history">{t('interface.history.title')}</h2><InterfaceHistory view={view} only={{ certificateId: certificate.id, orderId }} /></section>
      </div>
    </>
  )
}

const fileKeys = { 'cert.pem': 'cert', 'chain.pem': 'chain', 'server-ca.pem': 'server-ca', 'answer-ca.pem': 'answer-ca', 'user.txt': 'user', 'known_hosts': 'known_hosts' } as const

/** From the order to the end, as far as it has come. */
function stepsOf(certificate: CertificateFacts, { orders, certificates }: InterfaceView, t: Translate): TimelineStep[] {
  const order = orders.find(({ id }) => id === certificate.orderId)
  const successor = certificates.find(({ id }) => id === certificate.renewedById)
  const { renewsId, issuedAt, notAfter, revokedAt, state } = certificate
  return [
    ...(order && renewsId === null ? [{ name: t('certificates.page.ordered'), at: new Date(order.orderedAt), state: 'done' as const }] : []),
    { name: t(renewsId === null ? 'certificates.page.issued' : 'certificates.page.renewal'), at: new Date(issuedAt), state: 'done' },
    ...(successor ? [{ name: t('certificates.page.renewedBy'), at: new Date(successor.issuedAt), state: 'done' as const }] : []),
    revokedAt !== null
      ? { name: t('certificates.page.revoked'), at: new Date(revokedAt), state: 'bad' }
      : { name: t(state === 'expired' ? 'certificates.page.endedStep' : 'certificates.page.ends'), at: new Date(notAfter), state: state === 'expired' ? 'bad' : 'pending' },
  ]
}
