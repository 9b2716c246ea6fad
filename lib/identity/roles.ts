import { helsinkiDate, type Clock } from '#lib/platform/clock.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'
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
  dataUsers: Represented[]
  /** is an officer of the register */
  operator: boolean
}

type RolesContext = { db: PortalDatabase; clock: Clock; actor: Actor; mandates: MandateSource }

/** Whom the person may choose to act for (acting as a private person is open to everyone). */
export async function roleChoices({ db, clock, actor, mandates }: RolesContext): Promise<RoleChoices> {
  const today = helsinkiDate(clock.now())
  return db.read(async (tx) => {
    const represented = await mandates.represented(tx, actor.personId, today)
    return {
      own: represented.filter(({ agent }) => !agent),
      clients: represented.filter(({ agent }) => agent),
      dataUsers: await mandates.dataUsers(tx, actor.personId, today),
      operator: await isOperator(tx, actor.personId),
    }
  })
}

export type RoleChoice = { kind: 'private-person' } | { kind: 'operator' } | { kind: 'organisation' | 'data-user'; businessId: string }

/** Remembers the choice in the session. @throws PermissionDenied when the person may not act so */
export async function chooseRole({ db, clock, actor, mandates }: RolesContext, choice: RoleChoice): Promise<void> {
  const today = helsinkiDate(clock.now())
  await db.transaction(async (tx) => {
    if (choice.kind === 'operator') await requireOperator(tx, actor)
    if (choice.kind === 'organisation' || choice.kind === 'data-user') {
      const choices = choice.kind === 'organisation' ? await mandates.represented(tx, actor.personId, today) : await mandates.dataUsers(tx, actor.personId, today)
      if (!choices.some(({ businessId }) => businessId === choice.businessId)) throw new PermissionDenied('basic-data.read')
    }
    await tx.loginSession.update({
      where: { id: actor.sessionId },
      data: { roleKind: storedKinds[choice.kind], roleBusinessId: 'businessId' in choice ? choice.businessId : null },
    })
    await logAction(tx, actor, clock, { action: 'role.choose', owner: ownerOfChoice(choice, actor) })
  })
}

const storedKinds = { 'private-person': 'private_person', 'organisation': 'organisation', 'data-user': 'data_user', 'operator': 'operator' } as const

function ownerOfChoice(choice: RoleChoice, actor: Actor): OwnerKey | null {
  if (choice.kind === 'operator') return null
  return choice.kind === 'private-person' ? actor.personKey : organisationKey(choice.businessId)
}
