import type { Clock } from '#lib/platform/clock.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { OwnerKey } from './owner-key.ts'

/** Everything a person can do or be shown that concerns somebody's affairs. */
export type ActionName =
  | 'session.begin' | 'session.end' | 'role.choose' | 'access-log.view'
  | 'mandate.list' | 'mandate.give' | 'mandate.withdraw' | 'basic-data.view' | 'basic-data.change-language' | 'contact.save' | 'contact.remove'
  | 'upload.receive' | 'upload.remove' | 'upload.view' | 'upload.view-file'
  | 'interface.view' | 'interface.apply' | 'benefits.confirm' | 'benefits.withdraw'
  | 'certificate.order' | 'certificate.change-contact' | 'certificate.revoke' | 'certificate.download'
  | 'certificate.request' | 'certificate.view' | 'certificate.settle' | 'key.take' | 'key.list' | 'key.renewal' | 'key.sftp-user' | 'key.remove'
  | 'operator.list' | 'operator.view' | 'operator.suspend' | 'operator.resume' | 'operator.revoke' | 'outbox.view'
  | 'operator.paper-list' | 'operator.paper-view' | 'operator.paper-begin' | 'operator.paper-file' | 'operator.paper-reject' | 'operator.paper-discard' | 'operator.paper-letter'
  | 'draft.start' | 'draft.view' | 'draft.remove' | 'draft.send' | 'earner.list' | 'earner.view' | 'earner.change' | 'earner.remove' | 'payer.forget' | 'report.print'
  | 'report.search' | 'report.view' | 'report.cancel' | 'report.correct' | 'report.refile' | 'report.give-up' | 'delivery.list' | 'delivery.view' | 'delivery.download' | 'income.sum' | 'income.compare' | 'own-income.view'
  | 'record.send' | 'record.list' | 'record.view' | 'record.view-file' | 'record.download'

/**
 * Written in the transaction of the act itself, so that neither exists without the other. What the register is asked to
 * do is logged before it is asked.
 * @param actor without a session where what the person confirmed goes on by itself
 * @param subject what of the register's it was done to: `certificate 12`
 * @param requestId of a form that may act once: a second act with it fails on `action_once_per_request`
 */
export async function logAction(
  tx: PortalTransaction, actor: { personId: string; sessionId: string | null }, clock: Clock,
  { action, owner, objectId, subject, requestId }: { action: ActionName; owner?: OwnerKey | null; objectId?: string; subject?: string; requestId?: string },
): Promise<void> {
  await tx.action.create({
    data: {
      at: clock.now(), personId: actor.personId, sessionId: actor.sessionId, action,
      ownerKey: owner ?? null, objectId: objectId ?? null, subject: subject ?? null, requestId: requestId ?? null,
    },
  })
}
