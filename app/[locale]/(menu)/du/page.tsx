import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Link } from '#components/i18n/link.tsx'
import buttons from '#components/ui/button.module.css'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { CertificateReminders } from '../../../certificates/certificate-reminders.tsx'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menu'))('home') }
}

export default async function DataUserHome() {
  const context = await portalContext()
  const { role } = context.actor
  if (role?.kind !== 'data-user') redirect(`/${await getLocale()}`)
  const t = await getTranslations()
  const { standings, may } = await rightsInRole(context)
  return (
    <>
      <h1>{role.name}</h1>
      <p className="lead">{t('home.businessId', { id: role.businessId })} · {standings.map(({ ground }) => t(`grounds.${ground}`)).join(', ')}</p>
      <CertificateReminders context={context} businessId={role.businessId} side="data-user" />
      {may('upload-subscriptions.write') && (
        <>
          <p>{t('home.dataUserText')}</p>
          <Link href="/upload" className={buttons.primary}>{t('menu.upload')}</Link>
        </>
      )}
    </>
  )
}
