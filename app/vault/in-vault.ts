import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound, type InterfaceContext } from '#lib/portal/context.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import type { ClosedInterface } from '../interface/open-interface.tsx'
import { portalContext } from '../session/current.ts'

export type InVault = { context: InterfaceContext; businessId: string; name: string; /** bound to actions */ party: { side: 'organisation'; businessId: string; name: string } }

/**
 * What a page about certificates to be fetched and kept keys shows of the chosen organisation, or why it cannot. Unlike
 * the pages about the interface it does not need a register of our own. In another role: to the front page.
 */
export async function inVault<T>(read: (opened: InVault) => Promise<T>): Promise<InVault & { value: T } | ClosedInterface> {
  const context = await portalContext()
  const { role } = context.actor
  if (role?.kind !== 'organisation') return redirect(`/${await getLocale()}`)
  const { businessId, name } = role
  const opened: InVault = { context, businessId, name, party: { side: 'organisation', businessId, name } }
  try {
    return { ...opened, value: await read(opened) }
  } catch (error) {
    if (error instanceof NotFound) return { closed: 'nowhere' }
    if (!(error instanceof PermissionDenied)) throw error
    const { standings } = await rightsInRole(context)
    return standings.length > 0 ? { closed: 'missing-right', name, side: 'organisation', standings } : { closed: 'nowhere' }
  }
}
