import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { RoleHome } from '../../../records/role-home.tsx'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menu'))('home') }
}

export default async function PrivatePersonHome() {
  const context = await portalContext()
  const { role, name } = context.actor
  if (role?.kind !== 'private-person') redirect(`/${await getLocale()}`)
  const t = await getTranslations('roles')
  return <RoleHome context={context} owner={ownerOfRole(context.actor)!} home="/me" title={role.of?.name ?? name} subtitle={t(role.of ? 'earnerHome' : 'privateText')} />
}
