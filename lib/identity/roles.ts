import { helsinkiDate, type Clock } from '#lib/platform/clock.ts'
import type { PortalDatabase, PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { logAction } from './action-log.ts'
import type { Actor } from './actor.ts'
import type { MandateSource, Represented } from './mandate-source.ts'
import { isOperator, requireOperator } from './operators.ts'
import { organisationKey, type OwnerKey } from './owner-key.ts'
import { PermissionDenied } from './require-permission.ts'

export type RoleChoices = {
  /** organ role in it, or mandated by it to this person */
  own: Represented[]
  /** through an agent (accounting firm) */
  clients: Represented[]
  /** income earners who have mandated the person (M6) */
  incomeEarners: { personId: string; name: string }[]
  dataUsers: Represented[]
  /** chosen last, the latest first */
  recent: Represented[]
  /** is an officer of the register */
  operator: boolean
}

const RECENT_MAX = 5
/** Choices looked back on: enough for somebody who goes to and fro between a few clients all day. */
const RECENT_CHOICES = 100

type RolesContext = { db: PortalDatabase; clock: Clock; actor: Actor; mandates: MandateSource }

/** Whom the person may choose to act for (acting as a private person is open to everyone). */
export async function roleChoices({ db, clock, actor, mandates }: RolesContext): Promise<RoleChoices> {
  const today = helsinkiDate(clock.now())
  return db.read(async (tx) => {
    const represented = await mandates.represented(tx, actor.personId, today)
    return {
      own: represented.filter(({ agent }) => !agent),
      clients: represented.filter(({ agent }) => agent),
      incomeEarners: await mandates.incomeEarners(tx, actor.personId, today),
      dataUsers: await mandates.dataUsers(tx, actor.personId, today),
      recent: await recentlyChosen(tx, actor, represented),
      operator: await isOperator(tx, actor.personId),
    }
  })
}

/** Of those the person may still represent. */
async function recentlyChosen(tx: PortalReadTransaction, { personId }: Actor, represented: readonly Represented[]): Promise<Represented[]> {
  const choices = await tx.action.findMany({ where: { personId, action: 'role.choose' }, orderBy: { at: 'desc' }, take: RECENT_CHOICES, select: { ownerKey: true } })
  const byKey = new Map(represented.map((one) => [organisationKey(one.businessId) as string, one]))
  return [...new Set(choices.map(({ ownerKey }) => ownerKey))].flatMap((key) => byKey.get(key ?? '') ?? []).slice(0, RECENT_MAX)
}

export type RoleChoice = { kind: 'private-person'; /** on behalf of this income earner; absent: for oneself */ personId?: string } | { kind: 'operator' } | { kind: 'organisation' | 'data-user'; businessId: string }

/** Remembers the choice in the session. @throws PermissionDenied when the person may not act so */
export async function chooseRole({ db, clock, actor, mandates }: RolesContext, choice: RoleChoice): Promise<void> {
  const today = helsinkiDate(clock.now())
  await db.transaction(async (tx) => {
    if (choice.kind === 'operator') await requireOperator(tx, actor)
    if (choice.kind === 'organisation' || choice.kind === 'data-user') {
      const choices = choice.kind === 'organisation' ? await mandates.represented(tx, actor.personId, today) : await mandates.dataUsers(tx, actor.personId, today)
      if (!choices.some(({ businessId }) => businessId === choice.businessId)) throw new PermissionDenied('basic-data.read')
    }
    const rolePersonId = choice.kind === 'private-person' ? choice.personId : undefined
    const earner = rolePersonId === undefined ? undefined : (await mandates.incomeEarners(tx, actor.personId, today)).find(({ personId }) => personId === rolePersonId)
    if (rolePersonId !== undefined && !earner) throw new PermissionDenied('own-income.read')
    await tx.loginSession.update({
      where: { id: actor.sessionId },
      data: { roleKind: storedKinds[choice.kind], roleBusinessId: 'businessId' in choice ? choice.businessId : null, rolePersonId: rolePersonId ?? null },
    })
    await logAction(tx, actor, clock, { action: 'role.choose', owner: earner?.key ?? ownerOfChoice(choice, actor) })
  })
}

const storedKinds = { 'private-person': 'private_person', 'organisation': 'organisation', 'data-user': 'data_user', 'operator': 'operator' } as const

function ownerOfChoice(choice: RoleChoice, actor: Actor): OwnerKey | null {
  if (choice.kind === 'operator') return null
  return choice.kind === 'private-person' ? actor.personKey : organisationKey(choice.businessId)
}
