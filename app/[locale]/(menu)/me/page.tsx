import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { RoleHome } from '../../../records/role-home.tsx'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menu'))('home') }
}

export default async function PrivatePersonHome() {
  const context = await portalContext()
  const { role, personKey, name } = context.actor
  if (role?.kind !== 'private-person') redirect(`/${await getLocale()}`)
  const t = await getTranslations('roles')
  return <RoleHome context={context} owner={personKey} home="/me" title={name} subtitle={t('privateText')} />
}
