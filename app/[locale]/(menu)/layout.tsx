import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { SideMenu } from '#components/shell/side-menu.tsx'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { homeOf } from '../../session/home.ts'
import { portalContext } from '../../session/current.ts'
import { OperatorMenu } from '../operator/operator-menu.tsx'

export default async function MenuLayout({ children }: { children: ReactNode }) {
  const context = await portalContext()
  const { role } = context.actor
  if (!role) return <PageFrame>{children}</PageFrame>
  const t = await getTranslations()
  if (role.kind === 'operator') return <PageFrame menu={<OperatorMenu />}>{children}</PageFrame>
  const { may } = await rightsInRole(context)
  const home = homeOf(role)
  const interfaceRights = ['interface-application.read', 'benefits-confirmation.read', 'certificates.read'] as const
  const items = [
    ...(['upload-wages.write', 'upload-benefits.write', 'upload-subscriptions.write'] as const).some(may) ? [{ href: '/upload', label: t('menu.upload') }] : [],
    ...(role.kind !== 'data-user' && (['wage-records.read', 'benefit-records.read'] as const).some(may) ? [{ href: `${home}/records`, label: t('menu.records') }] : []),
    ...(role.kind === 'organisation' && interfaceRights.some(may) ? [{ href: '/org/interface', label: t('menu.interface'), also: ['/org/certificates'] }] : []),
    ...(role.kind === 'data-user' && may('data-user-certificates.read') ? [{ href: '/du/certificates', label: t('menu.certificates') }] : []),
  ]
  return (
    <PageFrame menu={<SideMenu heading={role.kind === 'private-person' ? t('shell.privatePerson') : role.name} home={{ href: home, label: t('menu.home') }} items={items} />}>
      {children}
    </PageFrame>
  )
}
