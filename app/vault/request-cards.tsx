import { getLocale, getTranslations } from 'next-intl/server'
import certificates from '#components/certificates/certificates.module.css'
import { CopyButton } from '#components/forms/copy-button.tsx'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import styles from '#components/vault/vault.module.css'
import { TakeKeyForm } from '#components/vault/take-key-form.tsx'
import type { CertificateFileName } from '#lib/portal/certificates/get/take-key.ts'
import type { RequestView } from '#lib/portal/certificates/get/read-requests.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { forgetOwnFiles, takeOwnKey } from './actions.ts'
import type { InVault } from './in-vault.ts'

const fileAddress = (businessId: string, requestId: string, file: CertificateFileName) => `/api/certificate-requests/${businessId}/${requestId}/${file}`

/** The certificate that came, to be downloaded at any time (D-119). */
export async function CertificateCard({ request, businessId }: { request: RequestView; businessId: string }) {
  const t = await getTranslations()
  const { serialNumber, issuer, notBefore, notAfter, keyFingerprint, hasChain } = request.certificate!
  const { retrievalId } = request
  return (
    <Card labelledBy="certificate">
      <h2 id="certificate">{t('getCertificate.page.certificateTitle')}</h2>
      <Facts facts={[
        [t('getCertificate.page.until'), dayText(notAfter)],
        [t('getCertificate.page.from'), dayText(notBefore)],
        [t('getCertificate.page.issuer'), issuer],
        [t('getCertificate.page.serial'), <code key="serial">{serialNumber}</code>, 'wide'],
        [t('getCertificate.page.fingerprint'), <code key="fingerprint">{keyFingerprint}</code>, 'wide'],
        retrievalId !== undefined && [t('getCertificate.page.retrievalId'), <ClientTexts key="retrieval" pick={({ form }) => ({ form })}><span className="row"><code>{retrievalId}</code><CopyButton value={retrievalId} name="RetrievalId" /></span></ClientTexts>, 'wide'],
      ]} />
      <div className={styles.downloads}>
        <ul className={certificates.files}>
          <li><a className={buttons.secondary} href={fileAddress(businessId, request.id, 'cert.pem')} download><DownloadIcon />{t('getCertificate.page.cert')}</a></li>
          {hasChain && <li><a className={buttons.secondary} href={fileAddress(businessId, request.id, 'chain.pem')} download><DownloadIcon />{t('getCertificate.page.chain')}</a></li>}
        </ul>
      </div>
      {!hasChain && <p className="muted">{t('getCertificate.page.noChain')}</p>}
      {hasChain && <p><Link href="/org/interface">{t('getCertificate.page.inRegister')}</Link></p>}
    </Card>
  )
}

/** What becomes of the key that the portal made: given to the person once, or kept in the vault. */
export async function KeyCard({ request, party }: { request: RequestView; party: InVault['party'] }) {
  const { purpose, state, key } = request
  const [locale, t] = [await getLocale(), await getTranslations()]
  if (state !== 'fetched' || purpose === 'signing_request') return null
  if (purpose !== 'give') {
    return (
      <Card labelledBy="key">
        <h2 id="key">{t('getCertificate.page.keptTitle')}</h2>
        <p>{t('getCertificate.page.kept')}</p>
        <p><Link href="/org/certificates/keys" className={buttons.primary}>{t('getCertificate.page.keptLink')}</Link></p>
      </Card>
    )
  }
  switch (key?.state) {
    case undefined: return <Alert tone="info"><p>{t('getCertificate.take.others')}</p></Alert>
    case 'given': return <Alert tone="good"><p>{t('getCertificate.take.given')}</p></Alert>
    case 'to-be-given': return (
      <Card labelledBy="key">
        <h2 id="key">{t('getCertificate.take.title')}</h2>
        <p>{t('getCertificate.take.text')}</p>
        <p className="muted">{t('getCertificate.take.unclaimed')}</p>
        <ClientTexts pick={({ form, getCertificate }) => ({ form, getCertificate: { take: getCertificate.take } })}><TakeKeyForm action={takeOwnKey.bind(null, party, request.id)} /></ClientTexts>
      </Card>
    )
    case 'files': return (
      <Card labelledBy="key">
        <h2 id="key">{t('getCertificate.take.filesTitle')}</h2>
        <Alert tone="warn"><p>{t('getCertificate.take.files', { at: momentText(key.until, locale) })}</p></Alert>
        <div className={styles.downloads}>
          <ul className={certificates.files}>
            <li><a className={buttons.primary} href={fileAddress(party.businessId, request.id, 'key.p12')} download><DownloadIcon />{t('getCertificate.take.pkcs12')}</a></li>
            <li><a className={buttons.secondary} href={fileAddress(party.businessId, request.id, 'key.pem')} download><DownloadIcon />{t('getCertificate.take.keyPem')}</a></li>
          </ul>
        </div>
        <form action={forgetOwnFiles.bind(null, party, request.id)}><button className={buttons.secondary}>{t('getCertificate.take.saved')}</button></form>
      </Card>
    )
    default: return key satisfies never
  }
}
