'use server'
import { getLocale } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { chooseRole } from '#lib/identity/roles.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { ifVisible } from '../../session/not-found.tsx'
import { nowhere } from '../../session/nowhere.ts'
import { portalContext } from '../../session/current.ts'
import { homeOf } from '../../session/home.ts'

const RoleForm = z.object({ kind: z.enum(['organisation', 'data-user']), businessId: BusinessId })

export async function chooseRoleOf(form: FormData): Promise<void> {
  const parsed = RoleForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return nowhere()
  try {
    await chooseRole(await portalContext(), parsed.data)
  } catch (error) {
    if (error instanceof PermissionDenied) return nowhere()
    throw error
  }
  // The frame of every page shows the role.
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${homeOf({ ...parsed.data, name: '' })}`)
}

export async function choosePrivatePerson(): Promise<void> {
  await chooseRole(await portalContext(), { kind: 'private-person' })
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/me`)
}

/** On behalf of an income earner who has mandated the person. */
export async function chooseIncomeEarner(form: FormData): Promise<void> {
  const personId = z.uuid().safeParse(form.get('personId'))
  if (!personId.success || !(await ifVisible(chooseRole(await portalContext(), { kind: 'private-person', personId: personId.data }).then(() => true)))) return nowhere()
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/me`)
}

export async function chooseOperator(): Promise<void> {
  try {
    await chooseRole(await portalContext(), { kind: 'operator' })
  } catch (error) {
    if (error instanceof PermissionDenied) return nowhere()
    throw error
  }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${homeOf({ kind: 'operator' })}`)
}
