import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { portalContext } from './current.ts'

/** For pages of one role: in another role to the front page. */
export async function actingInRole(kind: 'organisation' | 'private-person'): Promise<{ context: ReportsContext; owner: OwnerKey }> {
  const context = await portalContext()
  const owner = ownerOfRole(context.actor)
  if (owner === undefined || context.actor.role?.kind !== kind) return redirect(`/${await getLocale()}`)
  return { context, owner }
}
