import type { Clock } from '#lib/platform/clock.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { Actor } from './actor.ts'
import type { OwnerKey } from './owner-key.ts'

/** Everything a person can do or be shown that concerns somebody's affairs. */
export type ActionName =
  | 'session.begin' | 'session.end' | 'role.choose'
  | 'upload.receive' | 'upload.remove' | 'upload.view' | 'upload.view-file'
  | 'record.send' | 'record.list' | 'record.view' | 'record.view-file' | 'record.download'

/** Written in the transaction of the act itself, so that neither exists without the other. */
export async function logAction(
  tx: PortalTransaction, actor: Pick<Actor, 'personId' | 'sessionId'>, clock: Clock,
  { action, owner, objectId }: { action: ActionName; owner?: OwnerKey | null; objectId?: string },
): Promise<void> {
  await tx.action.create({ data: { at: clock.now(), personId: actor.personId, sessionId: actor.sessionId, action, ownerKey: owner ?? null, objectId: objectId ?? null } })
}
