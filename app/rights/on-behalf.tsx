import { getTranslations } from 'next-intl/server'
import { Alert } from '#components/ui/alert.tsx'

/** On every page of a role on behalf of an income earner: whose affairs, and by which mandate (e-service 1.2). */
export async function OnBehalf({ name }: { name: string }) {
  const t = await getTranslations()
  return <Alert tone="info"><p>{t('rights.onBehalf', { name, theme: t('mandates.themes.M6') })}</p></Alert>
}
