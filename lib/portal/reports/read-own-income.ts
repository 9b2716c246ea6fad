import { logAction } from '#lib/identity/action-log.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import { payerParty } from '../drafts/payer-party.ts'
import type { ReportsContext } from './reports-context.ts'

export const OWN_INCOME_MAX = 200

const DISCLOSURES_MAX = 100

export type OwnIncome = EserviceResponse<'search-own-income'> & EserviceResponse<'read-disclosures'> & { year: number; /** years that may hold something, newest first */ years: number[] }

const FIRST_YEAR = 2019

/** A year of the role's own income, the person's or that of the income earner who has mandated them, as every payer has reported it, and to whom any of it was given. @param year the present one without it @throws PermissionDenied; the register's failures */
export async function readOwnIncome(context: ReportsContext, year?: number): Promise<OwnIncome> {
  const { db, actor, clock, register } = context
  const owner = (actor.role?.kind === 'private-person' ? actor.role.of?.key : undefined) ?? actor.personKey
  const now = Number(helsinkiDate(clock.now()).slice(0, 4))
  const shown = year !== undefined && year >= FIRST_YEAR && year <= now ? year : now
  const { party } = await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'own-income.read', owner)
    await logAction(tx, actor, clock, { action: 'own-income.view', owner })
    return payerParty(tx, context, owner)
  })
  const found = await register.call('search-own-income', { identityCode: party.code, from: `${shown}-01-01`, until: `${shown}-12-31`, limit: OWN_INCOME_MAX })
  const { disclosures } = await register.call('read-disclosures', { identityCode: party.code, limit: DISCLOSURES_MAX })
  return { ...found, disclosures, year: shown, years: Array.from({ length: now - FIRST_YEAR + 1 }, (_, index) => now - index) }
}
