import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { partyNameOf } from '#lib/identity/actor.ts'
import { OnBehalf } from '../../rights/on-behalf.tsx'
import { RoleMenu } from '../../menu/role-menu.tsx'
import { RoleEnded } from '../../rights/role-ended.tsx'
import { portalContext } from '../../session/current.ts'

export default async function MenuLayout({ children }: { children: ReactNode }) {
  const context = await portalContext()
  const { role } = context.actor
  const party = role && partyNameOf(role)
  // Chosen while there was a mandate, which has ended since.
  if (party !== undefined && (await rightsInRole(context)).standings.length === 0) return <PageFrame><RoleEnded name={party} /></PageFrame>
  const earner = role?.kind === 'private-person' ? role.of?.name : undefined
  return <PageFrame menu={role && <RoleMenu context={context} />}>{earner !== undefined && <OnBehalf name={earner} />}{children}</PageFrame>
}
