import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { RoleMenu } from '../../menu/role-menu.tsx'
import { portalContext } from '../../session/current.ts'

export default async function MenuLayout({ children }: { children: ReactNode }) {
  const context = await portalContext()
  return <PageFrame menu={context.actor.role && <RoleMenu context={context} />}>{children}</PageFrame>
}
