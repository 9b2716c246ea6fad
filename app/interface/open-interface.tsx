import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import type { Standing } from '#lib/identity/permissions.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { readInterface, type InterfaceView, type Side } from '#lib/portal/interface/read-interface.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { portalContext } from '../session/current.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { MissingRight } from './missing-right.tsx'
import { RegisterTrouble, type Failure } from './register-trouble.tsx'

export type OpenedInterface = { context: InterfaceContext; side: Side; businessId: BusinessId; name: string; base: '/org' | '/du'; view: InterfaceView }
export type ClosedInterface = { closed: 'nowhere' } | { closed: 'missing-right'; name: string; side: Side; standings: Standing[] } | { closed: Failure; side: Side }

const roleOfSide = { 'organisation': 'organisation', 'data-user': 'data-user' } as const

/** What the chosen role may see of its organisation's interface, read once however many parts of a page ask. In another role: to the front page. */
export const openInterface = cache(async (side: Side): Promise<OpenedInterface | ClosedInterface> => {
  const context = await portalContext()
  const { role } = context.actor
  if (role?.kind !== roleOfSide[side]) return redirect(`/${await getLocale()}`)
  const { name } = role
  const businessId = BusinessId.parse(role.businessId)
  try {
    return { context, side, businessId, name, base: side === 'organisation' ? '/org' : '/du', view: await readInterface(context, businessId, side) }
  } catch (error) {
    if (error instanceof PermissionDenied) {
      const { standings } = await rightsInRole(context)
      return standings.length > 0 ? { closed: 'missing-right', name, side, standings } : { closed: 'nowhere' }
    }
    const failure = registerFailure(error)
    if (failure) return { closed: failure, side }
    throw error
  }
})

/** In place of a page that cannot be shown: why. */
export async function InterfaceClosed({ closed }: { closed: ClosedInterface }) {
  switch (closed.closed) {
    case 'nowhere': return <NotFoundHere />
    case 'missing-right': return <MissingRight {...closed} />
    case 'unavailable': case 'not-offered': return <RegisterTrouble failure={closed.closed} side={closed.side} />
    default: return closed satisfies never
  }
}
