import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { dayText } from '#components/ui/formats.ts'
import type { CertificateFacts } from '#lib/portal/certificates/certificate-facts.ts'
import { certificateName } from '../interface/words.ts'

/** From here on a reminder looks like what it is: urgent. */
const URGENT_DAYS = 7

/** The reminder in the portal (D-130): certificates that end within 60 days and that nothing has renewed. */
export async function EndingAlert({ ending, base }: { ending: readonly CertificateFacts[]; base: '/org' | '/du' }) {
  if (ending.length === 0) return null
  const t = await getTranslations()
  const urgent = ending.some(({ stage }) => stage !== undefined && stage <= URGENT_DAYS)
  return (
    <Alert tone={urgent ? 'bad' : 'warn'} title={t('certificates.ending.title', { count: ending.length })}>
      <ul>
        {ending.map((certificate) => (
          <li key={certificate.id}>
            <Link href={`${base}/certificates/${certificate.id}`}>{t('certificates.ending.line', { name: certificateName(certificate, t), date: dayText(new Date(certificate.notAfter)), days: certificate.daysLeft ?? 1 })}</Link>
          </li>
        ))}
      </ul>
      <p>{t('certificates.ending.text')}</p>
    </Alert>
  )
}
