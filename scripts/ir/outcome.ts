import type { FeedbackLook, UploadResult } from '#lib/channel/sftp/sftp-result.ts'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { ErrorInfo } from '#schemas/generated/types/status-message-types.ts'
import { codeName } from '#schemas/code-lists.ts'

/** Stable form of what the register answered. */
export type Outcome = {
  result: 'accepted' | 'rejected' | 'waiting' | 'unknown' | 'not-sent'
  status?: number
  irDeliveryId?: string
  deliveryId?: string
  validItems?: number
  invalidItems?: { itemId?: string; irItemId?: string; errors: ErrorInfo[] }[]
  errors?: ErrorInfo[]
  /** SFTP: the name under which the file arrived. */
  fileName?: string
  reason?: string
}

const FINAL_VALID = 3
const WAITING = 2

/** accepted: taken in (acknowledgement) or stored without a faulty item (feedback). */
export function outcomeOf(result: SendResult | Exclude<UploadResult, { known: 'arrived' }> | Exclude<FeedbackLook, { known: 'not-yet' }>): Outcome {
  switch (result.known) {
    case 'not-sent': return { result: 'not-sent', reason: result.reason }
    case 'nothing': return { result: 'unknown', reason: result.reason }
    case 'fault': return { result: 'rejected', reason: result.faultstring, errors: result.details.map(({ ruleId, line, path, message }) => ({ errorCode: ruleId ?? 'fault', errorMessage: message, errorDetails: `line ${line}${path ? `, ${path}` : ''}` })) }
    case 'answer': {
      const answer = result.kind === 'acknowledgement' ? result.answer.ackData : result.answer.statusResponse
      const items = result.kind === 'feedback' ? result.answer.statusResponse : undefined
      const invalid = items?.invalidItems?.item ?? []
      const errors = [...answer.messageErrors?.errorInfo ?? [], ...answer.deliveryErrors?.errorInfo ?? []]
      const { deliveryDataStatus: status } = answer
      const accepted = result.kind === 'acknowledgement' ? status === WAITING : status === FINAL_VALID && invalid.length === 0
      return {
        result: accepted ? 'accepted' : status === WAITING ? 'waiting' : 'rejected',
        status,
        ...(answer.irDeliveryId === undefined ? {} : { irDeliveryId: answer.irDeliveryId }),
        ...(result.answer.deliveryData?.deliveryId === undefined ? {} : { deliveryId: result.answer.deliveryData.deliveryId }),
        ...(items ? { validItems: items.validItems?.item.length ?? 0, invalidItems: invalid.map(({ itemId, irItemId, itemErrors }) => ({ ...(itemId === undefined ? {} : { itemId }), ...(irItemId === undefined ? {} : { irItemId }), errors: itemErrors?.errorInfo ?? [] })) } : {}),
        ...(errors.length > 0 ? { errors } : {}),
      }
    }
    default: return result satisfies never
  }
}

export const exitCodeOf = ({ result }: Outcome): number => (result === 'accepted' ? 0 : result === 'rejected' ? 1 : 2)

export function printOutcome(outcome: Outcome, json: boolean): void {
  if (json) return console.log(JSON.stringify(outcome))
  const lines = [outcome.status === undefined ? outcome.result : `${outcome.result}: status ${outcome.status} ${codeName('DeliveryDataStatus', String(outcome.status), 'en') ?? ''}`.trimEnd()]
  if (outcome.irDeliveryId) lines.push(`IRDeliveryId ${outcome.irDeliveryId}`)
  if (outcome.validItems !== undefined) lines.push(`${outcome.validItems} valid, ${outcome.invalidItems?.length ?? 0} faulty`)
  if (outcome.fileName) lines.push(`arrived as ${outcome.fileName}`)
  if (outcome.reason) lines.push(outcome.reason)
  const told = ({ errorCode, errorMessage, errorDetails }: ErrorInfo) => `  ${errorCode} ${errorMessage}${errorDetails ? ` [${errorDetails}]` : ''}`
  lines.push(...(outcome.errors ?? []).map(told))
  for (const item of outcome.invalidItems ?? []) lines.push(`${item.itemId ?? item.irItemId ?? '(without reference)'}:`, ...item.errors.map(told))
  console.log(lines.join('\n'))
}
