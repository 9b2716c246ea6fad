import { z } from 'zod'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'

/** Bound by the page to its actions, and like everything that comes in not to be trusted. */
const Party = z.object({ side: z.enum(['organisation', 'data-user']), businessId: BusinessId, name: z.string().max(200) })
export type Party = z.infer<typeof Party>

export type Acting = { context: InterfaceContext; party: Party; base: '/org' | '/du'; /** the role was changed in another window meanwhile: nothing is done */ roleChanged: boolean }

/** For whom a form was filled in, and whether that is still the chosen role. */
export async function actingFor(bound: unknown): Promise<Acting> {
  const context = await portalContext()
  const parsed = Party.safeParse(bound)
  if (!parsed.success) return nowhere()
  const { side, businessId } = parsed.data
  const { role } = context.actor
  return { context, party: parsed.data, base: side === 'organisation' ? '/org' : '/du', roleChanged: role?.kind !== side || role.businessId !== businessId }
}

/**
 * What a use case gives; the register's silence as such. What is not there or not the person's ends at the page that no
 * address has.
 */
export async function asked<T>(work: Promise<T>): Promise<{ answered: true; value: T } | { answered: false }> {
  try {
    const value = await ifVisible(work.then((result) => ({ result })))
    return value ? { answered: true, value: value.result } : await nowhere()
  } catch (error) {
    if (registerFailure(error)) return { answered: false }
    throw error
  }
}
