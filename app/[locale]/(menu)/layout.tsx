import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { RoleMenu } from '../../menu/role-menu.tsx'
import { RoleEnded } from '../../rights/role-ended.tsx'
import { portalContext } from '../../session/current.ts'

export default async function MenuLayout({ children }: { children: ReactNode }) {
  const context = await portalContext()
  const { role } = context.actor
  // Chosen while there was a mandate, which has ended since.
  if (role && 'businessId' in role && (await rightsInRole(context)).standings.length === 0) return <PageFrame><RoleEnded name={role.name} /></PageFrame>
  return <PageFrame menu={role && <RoleMenu context={context} />}>{children}</PageFrame>
}
