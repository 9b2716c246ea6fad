import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { CertificateReminders } from '../../../certificates/certificate-reminders.tsx'
import { RoleHome } from '../../../records/role-home.tsx'
import { FailingRenewals } from '../../../vault/failing-renewals.tsx'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menu'))('home') }
}

export default async function OrganisationHome() {
  const context = await portalContext()
  const { role } = context.actor
  if (role?.kind !== 'organisation') redirect(`/${await getLocale()}`)
  const t = await getTranslations('home')
  return (
    <RoleHome
      context={context} owner={organisationKey(role.businessId)} home="/org" title={role.name} subtitle={t('businessId', { id: role.businessId })}
      reminders={<><FailingRenewals businessId={role.businessId} /><CertificateReminders context={context} businessId={role.businessId} side="organisation" /></>}
    />
  )
}
