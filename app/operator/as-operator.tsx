import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isOperator } from '#lib/identity/operators.ts'
import { NotFound, type InterfaceContext } from '#lib/portal/context.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { readOrganisation, type OrganisationView } from '#lib/portal/operator/read-organisation.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { RegisterTrouble, type Failure } from '../interface/register-trouble.tsx'
import { portalContext } from '../session/current.ts'
import { NotFoundHere } from '../session/not-found.tsx'

type Asked<T> = { value: T } | { closed: 'nowhere' | Failure }

/** What a use case of the operator gives. An officer who acts in another role chooses first; to others the page does not exist. */
export async function asOperator<T>(ask: (context: InterfaceContext) => Promise<T>): Promise<Asked<T>> {
  const context = await portalContext()
  const { role, personId } = context.actor
  if (role?.kind !== 'operator' && await context.db.read((tx) => isOperator(tx, personId))) redirect(`/${await getLocale()}`)
  try {
    return { value: await ask(context) }
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return { closed: 'nowhere' }
    const failure = registerFailure(error)
    if (failure) return { closed: failure }
    throw error
  }
}

/** The organisation whose Business ID stands in the address. */
export async function organisationAt(params: Promise<{ businessId: string }>): Promise<Asked<OrganisationView>> {
  const businessId = BusinessId.safeParse((await params).businessId)
  return asOperator((context) => (businessId.success ? readOrganisation(context, businessId.data) : Promise.reject(new NotFound())))
}

/** In place of a page that cannot be shown: why. */
export function OperatorClosed({ closed }: { closed: 'nowhere' | Failure }) {
  return closed === 'nowhere' ? <NotFoundHere /> : <RegisterTrouble failure={closed} side="operator" />
}

export const Id = z.coerce.number().int().positive()
