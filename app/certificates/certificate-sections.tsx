import { getTranslations } from 'next-intl/server'
import { CertificateList } from '#components/certificates/certificate-list.tsx'
import styles from '#components/certificates/certificates.module.css'
import { Link } from '#components/i18n/link.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import type { CertificateFacts } from '#lib/portal/certificates/certificate-facts.ts'
import type { OpenedInterface } from '../interface/open-interface.tsx'
import { certificateName } from '../interface/words.ts'
import { certificateRows, orderRows } from './certificate-rows.tsx'

const over: readonly CertificateFacts['standing'][] = ['expired', 'revoked']

/** Orders whose transfer data wait to be used, then the certificates: first those in force. */
export async function CertificateSections({ opened, canOrder }: { opened: OpenedInterface; canOrder: boolean }) {
  const { view, base } = opened
  const t = await getTranslations()
  // An order that lapsed or was locked waits for somebody, too; one that has been taken up or replaced does not.
  const waiting = view.orders.filter(({ state, id }) => state === 'open' || ((state === 'expired' || state === 'void') && !view.orders.some((later) => later.id > id && later.state !== 'cancelled')))
  const inForce = view.certificates.filter(({ standing }) => !over.includes(standing))
  const ended = view.certificates.filter(({ standing }) => over.includes(standing))
  const again = (certificate: CertificateFacts) => certificate.standing === 'ending'
    && <Link href={`${base}/certificates/new?certificate=${certificate.id}`} aria-label={t('certificates.action.againNamed', { name: certificateName(certificate, t) })}>{t('certificates.action.again')}</Link>
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="orders">
          <h2 id="orders">{t('certificates.orders.title')}</h2>
          <CertificateList rows={await orderRows(waiting, view.now, base)} />
        </section>
      )}
      <section aria-labelledby="certificates">
        <div className={styles.heading}>
          <h2 id="certificates">{t('certificates.title')}</h2>
          {canOrder && <Link href={`${base}/certificates/new`} className={buttons.primary}>{t('certificates.action.new')}</Link>}
        </div>
        {inForce.length === 0 ? <Empty><p>{t('certificates.none')}</p><p>{t('certificates.noneHint')}</p></Empty> : <CertificateList rows={await certificateRows(inForce, base, again)} />}
        {ended.length > 0 && (
          <details className={styles.more}>
            <summary>{t('certificates.ended', { count: ended.length })}</summary>
            <CertificateList rows={await certificateRows(ended, base)} />
          </details>
        )}
      </section>
    </>
  )
}
