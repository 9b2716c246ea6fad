'use server'
import { getLocale } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { chooseRole } from '#lib/identity/roles.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { portalContext } from '../../session/current.ts'
import { homeOf } from '../../session/home.ts'

const RoleForm = z.object({ kind: z.enum(['organisation', 'data-user']), businessId: BusinessId })

export async function chooseRoleOf(form: FormData): Promise<void> {
  const parsed = RoleForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) notFound()
  try {
    await chooseRole(await portalContext(), parsed.data)
  } catch (error) {
    if (error instanceof PermissionDenied) notFound()
    throw error
  }
  redirect(`/${await getLocale()}${homeOf({ ...parsed.data, name: '' })}`)
}

export async function choosePrivatePerson(): Promise<void> {
  await chooseRole(await portalContext(), { kind: 'private-person' })
  redirect(`/${await getLocale()}/me`)
}
