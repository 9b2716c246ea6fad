import { createHash } from 'node:crypto'
import type { MessageKind } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'
import { planJob } from '../jobs.ts'
import { continueRefiling } from '../reports/anew/continue-refiling.ts'
import { compress } from '../stored-bytes.ts'
import type { Outcome, OutcomeError } from './outcome.ts'
import { pauseBeforeFeedback, pauseBeforeSending } from './pauses.ts'

export type RecordedSubmission = { id: string; attempts: number; questions: number; sentAt: Date | null; acknowledgedAt: Date | null }

/** Keeps a message byte for byte; of the delivery itself there is one, however often it is sent. */
export async function keepMessage(tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, submissionId: string, kind: MessageKind, bytes: Uint8Array): Promise<void> {
  await tx.submissionMessage.create({
    data: {
      submissionId, kind, at: clock.now(), byteLength: bytes.byteLength, digest: new Uint8Array(createHash('sha256').update(bytes).digest()), content: new Uint8Array(await compress(bytes)),
    },
  })
}

/**
 * Takes an answer of the register into the submission: where it stands now, what became of each item, and what is to
 * be done next.
 */
export async function recordOutcome(tx: PortalTransaction, context: JobContext, submission: RecordedSubmission, outcome: Outcome): Promise<void> {
  const now = context.clock.now()
  const { id } = submission
  const fresh = { waitReason: null, questions: 0, sentAt: submission.sentAt ?? now }
  switch (outcome.status) {
    // Taken in and waiting for its turn; also the answer of a real-time call behind a long queue (D-33).
    case 2:
      await tx.submission.update({ where: { id }, data: { ...fresh, state: 'acknowledged', acknowledgedAt: submission.acknowledgedAt ?? now, irDeliveryId: outcome.irDeliveryId ?? null, deliveryDataStatus: 2 } })
      return planJob(tx, 'fetch-feedback', { submissionId: id }, { afterSeconds: pauseBeforeFeedback(0, context), key: `feedback ${id}` })
    case 3: case 5: case 6:
      await insertItems(tx, id, outcome)
      await tx.submission.update({
        where: { id },
        data: {
          ...fresh, state: 'processed', acknowledgedAt: submission.acknowledgedAt ?? now, finishedAt: now, irDeliveryId: outcome.irDeliveryId ?? null, deliveryDataStatus: outcome.status,
          validItemCount: outcome.items.filter(({ accepted }) => accepted).length, invalidItemCount: outcome.items.filter(({ accepted }) => !accepted).length,
        },
      })
      return continueRefiling(tx, context, id)
    case 4:
      await insertItems(tx, id, outcome)
      await tx.submission.update({ where: { id }, data: { ...fresh, state: 'rejected', finishedAt: now, deliveryDataStatus: 4 } })
      return continueRefiling(tx, context, id)
    // 0: reception itself failed, the same delivery is to be sent again (PR-073).
    default:
      await tx.submission.update({ where: { id }, data: { state: 'waiting', waitReason: 'busy', sentAt: null } })
      return planJob(tx, 'send-submission', { submissionId: id }, { afterSeconds: pauseBeforeSending(submission.attempts), key: `send ${id}` })
  }
}

/** Takes the answer to a question, and keeps it as it came. */
export async function recordAnswer(tx: PortalTransaction, context: JobContext, submission: RecordedSubmission, { kind, bytes }: { kind: MessageKind; bytes: Uint8Array }, outcome: Outcome): Promise<void> {
  if (outcome.status !== 2) await keepMessage(tx, context, submission.id, kind, bytes)
  await recordOutcome(tx, context, submission, outcome)
}

async function insertItems(tx: PortalTransaction, submissionId: string, { items, messageErrors, deliveryErrors }: Outcome): Promise<void> {
  const rows = items.map(({ accepted, itemId, irItemId, itemVersion, line, column, errors }, position) =>
    ({ position, accepted, item_id: itemId, ir_item_id: irItemId, item_version: itemVersion, line, line_column: column, error_count: errors.length }))
  await tx.$executeRaw`INSERT INTO submission_item (submission_id, position, accepted, item_id, ir_item_id, item_version, line, line_column, error_count)
    SELECT ${submissionId}::uuid, position, accepted, item_id, ir_item_id, item_version, line, line_column, error_count
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i (position int, accepted boolean, item_id text, ir_item_id text, item_version int, line int, line_column int, error_count int)`
  await insertErrors(tx, submissionId, [
    ...messageErrors.map((error) => ({ ...error, level: 'message' })),
    ...deliveryErrors.map((error) => ({ ...error, level: 'delivery' })),
    ...items.flatMap(({ errors }, itemPosition) => errors.map((error) => ({ ...error, level: 'item', itemPosition }))),
  ])
}

export async function insertErrors(tx: PortalTransaction, submissionId: string, errors: readonly (OutcomeError & { level: string; itemPosition?: number })[]): Promise<void> {
  const rows = errors.map(({ level, itemPosition, code, message, details, ruleId, path, line, column }, position) =>
    ({ position, level, item_position: itemPosition, code, message, details, rule_id: ruleId, path, line, line_column: column }))
  await tx.$executeRaw`INSERT INTO submission_error (submission_id, position, level, item_position, code, message, details, rule_id, path, line, line_column)
    SELECT ${submissionId}::uuid, position, level, item_position, code, message, details, rule_id, path, line, line_column
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (position int, level error_level, item_position int, code text, message text, details text, rule_id text, path text, line int, line_column int)`
}
