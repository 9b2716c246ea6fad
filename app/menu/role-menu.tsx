import { getTranslations } from 'next-intl/server'
import { SideMenu } from '#components/shell/side-menu.tsx'
import { partyNameOf } from '#lib/identity/actor.ts'
import type { Right } from '#lib/identity/permissions.ts'
import type { PortalContext } from '#lib/portal/context.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { homeOf } from '../session/home.ts'
import { menus } from './entries.ts'

/** The menu of the chosen role; none before one is chosen. */
export async function RoleMenu({ context }: { context: PortalContext }) {
  const { role } = context.actor
  if (!role) return null
  const t = await getTranslations()
  const isTest = portalRuntime().configuration.IR_ENVIRONMENT === 'test'
  const { may } = await rightsInRole(context)
  const isOpen = (rights: readonly Right[]) => rights.length === 0 || rights.some(may)
  const groups = menus[role.kind].map(({ heading, entries }) => ({
    heading: t(`menu.${heading}`),
    items: entries.filter(({ rights, testOnly }) => isOpen(rights) && (isTest || !testOnly)).map(({ href, label, also }) => ({ href, label: t(`menu.${label}`), ...(also && { also }) })),
  })).filter(({ items }) => items.length > 0)
  const names = { 'private-person': t('shell.privatePerson'), 'operator': t('shell.operator') }
  return (
    <SideMenu
      heading={partyNameOf(role) ?? names[role.kind as keyof typeof names]}
      home={{ href: homeOf(role), label: t(role.kind === 'operator' ? 'menu.operator' : 'menu.home') }}
      groups={groups}
    />
  )
}
