import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { dayText } from '#components/ui/formats.ts'
import { failingRenewals } from '#lib/portal/vault/list-keys.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'

/** On the organisation's home: certificates that end soon because their renewal does not succeed; to whoever may see keys. */
export async function FailingRenewals({ businessId }: { businessId: string }) {
  const failing = await ifVisible(failingRenewals(await portalContext(), businessId))
  if (!failing?.length) return null
  const t = await getTranslations('vault.home')
  return (
    <Alert tone="bad" title={t('title', { count: failing.length })}>
      <ul>{failing.map(({ description, notAfter }, index) => <li key={index}>{t('line', { name: description, date: dayText(notAfter) })}</li>)}</ul>
      <p>{t('text')}</p>
      <p><Link href="/org/certificates/keys">{t('link')}</Link></p>
    </Alert>
  )
}
