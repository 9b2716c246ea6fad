/** The register's answers about deliveries, signed: acknowledgement and feedback (processing.md 6.1, 6.2, 7, 9). */
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { AckFromIr, Item, StatusResponse, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import type { Language, RegisterContext } from '../context.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import type { ItemOutcome, ProcessingOutcome } from '../delivery-kind.ts'
import { newReference } from '../references.ts'
import { errorInfo } from './error-info.ts'

/** Errors of one item or group in an answer; more tell a sender nothing new and must not exhaust anybody's memory. */
const ERRORS_PER_GROUP_MAX = 100
/** Errors of one whole answer; beyond it each further faulty item shows its first error only. */
const ERRORS_PER_ANSWER_MAX = 100_000

/** MessageErrors or DeliveryErrors, never both (PR-050, PR-074). */
export function errorGroups(violations: readonly (Violation & { details?: string })[], language: Language) {
  if (violations.length === 0) return {}
  const group = { errorInfo: violations.slice(0, ERRORS_PER_GROUP_MAX).map((violation) => errorInfo(violation, language)) }
  return violations[0]!.level === 'message' ? { messageErrors: group } : { deliveryErrors: group }
}

/** Acknowledgement of a delayed delivery: 2 with IRDeliveryId, 4 with the errors, 0 when reception failed (PR-070…074). */
export function acknowledgement(context: RegisterContext, head: DeliveryHead, result: { irDeliveryId: string } | { status: 0 | 4; violations: readonly Violation[] }): string {
  const now = context.clock.now()
  const value: AckFromIr = {
    deliveryData: head,
    ackData: {
      irResponseId: newReference(now.getTime()),
      irResponseTimestamp: now.toISOString(),
      ...('irDeliveryId' in result
        ? { deliveryDataStatus: 2, irDeliveryId: result.irDeliveryId }
        : { deliveryDataStatus: result.status, ...errorGroups(result.violations, context.errorLanguage) }),
    },
  }
  return signWritten(writeMessage('AckFromIR', 'AckFromIR', value), context.authority.signerOfAnswers())
}

/**
 * Feedback that is made for one call or file: status 0, 2 or 4, without item lists (D-35).
 * @param answer.irResponseId where something else carries it too, such as the name of a file
 */
export function passingFeedback(context: RegisterContext, answer: { status: 0 | 2 | 4; head?: DeliveryHead; irDeliveryId?: string; violations?: readonly Violation[]; irResponseId?: string }): string {
  const now = context.clock.now()
  return signFeedback(context, answer.head, {
    irResponseId: answer.irResponseId ?? newReference(now.getTime()),
    irResponseTimestamp: now.toISOString(),
    deliveryDataStatus: answer.status,
    ...(answer.irDeliveryId === undefined ? {} : { irDeliveryId: answer.irDeliveryId }),
    ...errorGroups(answer.violations ?? [], context.errorLanguage),
  })
}

export type FinalFeedback = { irResponseId: string; formedAt: Date; message: string; validItemCount: number; invalidItemCount: number }

/** Feedback of a processed delivery, or of one that has been invalidated since (6), formed and signed once (D-35). */
export function finalFeedback(context: RegisterContext, delivery: { head: DeliveryHead; irDeliveryId: string }, outcome: Pick<ProcessingOutcome, 'items' | 'deliveryViolations'> & { status: 3 | 5 | 6 }): FinalFeedback {
  const formedAt = context.clock.now()
  const irResponseId = newReference(formedAt.getTime())
  const valid = outcome.items.flatMap((item): Item[] => (item.valid ? [validItem(item)] : []))
  const invalid = invalidItems(outcome.items, context.errorLanguage)
  const message = signFeedback(context, delivery.head, {
    irResponseId,
    irResponseTimestamp: formedAt.toISOString(),
    deliveryDataStatus: outcome.status,
    irDeliveryId: delivery.irDeliveryId,
    ...(valid.length > 0 ? { validItems: { item: valid } } : {}),
    ...(invalid.length > 0 ? { invalidItems: { item: invalid } } : {}),
    ...errorGroups(outcome.deliveryViolations, context.errorLanguage),
  })
  return { irResponseId, formedAt, message, validItemCount: valid.length, invalidItemCount: invalid.length }
}

const validItem = (item: ItemOutcome & { valid: true }): Item => ({
  itemId: item.itemId,
  irItemId: item.irItemId,
  ...(item.itemVersion === undefined ? {} : { itemVersion: item.itemVersion }),
})

function invalidItems(items: readonly ItemOutcome[], language: Language): Item[] {
  let written = 0
  return items.flatMap((item): Item[] => {
    if (item.valid) return []
    const shown = item.violations.slice(0, written < ERRORS_PER_ANSWER_MAX ? ERRORS_PER_GROUP_MAX : 1)
    written += shown.length
    return [{
      ...(item.itemId === undefined ? {} : { itemId: item.itemId }),
      ...(item.irItemId === undefined ? {} : { irItemId: item.irItemId }),
      ...(item.itemVersion === undefined ? {} : { itemVersion: item.itemVersion }),
      itemErrors: { errorInfo: shown.map((violation) => errorInfo(violation, language)) },
    }]
  })
}

function signFeedback(context: RegisterContext, head: DeliveryHead | undefined, statusResponse: StatusResponse): string {
  const value: StatusResponseFromIr = { ...(head ? { deliveryData: head } : {}), statusResponse }
  return signWritten(writeMessage('StatusResponseFromIR', 'StatusResponseFromIR', value), context.authority.signerOfAnswers())
}
