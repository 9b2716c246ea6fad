import { helsinkiDate, type Clock } from '#lib/platform/clock.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import { logAction } from './action-log.ts'
import type { Actor } from './actor.ts'
import type { MandateSource, Represented } from './mandate-source.ts'
import { organisationKey } from './owner-key.ts'
import { PermissionDenied } from './require-permission.ts'

export type RoleChoices = {
  /** organ role in it, or mandated by it to this person */
  own: Represented[]
  /** through an agent (accounting firm) */
  clients: Represented[]
  dataUsers: Represented[]
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
    }
  })
}

export type RoleChoice = { kind: 'private-person' } | { kind: 'organisation' | 'data-user'; businessId: string }

/** Remembers the choice in the session. @throws PermissionDenied when the person may not act for that organisation */
export async function chooseRole({ db, clock, actor, mandates }: RolesContext, choice: RoleChoice): Promise<void> {
  const today = helsinkiDate(clock.now())
  await db.transaction(async (tx) => {
    if (choice.kind !== 'private-person') {
      const choices = choice.kind === 'organisation' ? await mandates.represented(tx, actor.personId, today) : await mandates.dataUsers(tx, actor.personId, today)
      if (!choices.some(({ businessId }) => businessId === choice.businessId)) throw new PermissionDenied('basic-data.read')
    }
    await tx.loginSession.update({
      where: { id: actor.sessionId },
      data: choice.kind === 'private-person'
        ? { roleKind: 'private_person', roleBusinessId: null }
        : { roleKind: choice.kind === 'organisation' ? 'organisation' : 'data_user', roleBusinessId: choice.businessId },
    })
    await logAction(tx, actor, clock, { action: 'role.choose', owner: choice.kind === 'private-person' ? actor.personKey : organisationKey(choice.businessId) })
  })
}
