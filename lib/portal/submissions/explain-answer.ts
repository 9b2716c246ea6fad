/** Runs in a thread: finds the places of every error and item in the sent file. */
import { openDocument } from '#lib/xml/open-document.ts'
import { locate } from '#lib/xml/path-lines.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { AckFromIr, ErrorInfo, Item, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import { pathInDetails, ruleOfCode } from './error-place.ts'
import type { Outcome, OutcomeError, OutcomeItem } from './outcome.ts'

/**
 * @param rootElement of the message that is answered
 * @param sent the message as it was sent; needed only where the answer speaks of places in it
 */
export function explainAnswer(answer: AckFromIr | StatusResponseFromIr, rootElement: string, sent: Uint8Array | undefined): Outcome {
  const explained = (error: ErrorInfo) => explainedError(error, rootElement)
  const itemOf = ({ itemId, irItemId, itemVersion, itemErrors }: Item, accepted: boolean): OutcomeItem => ({
    accepted, errors: (itemErrors?.errorInfo ?? []).map(explained),
    ...(itemId && { itemId }), ...(irItemId && { irItemId: irItemId.toLowerCase() }), ...(itemVersion !== undefined && { itemVersion }),
  })
  const data = 'ackData' in answer ? answer.ackData : answer.statusResponse
  const { validItems, invalidItems } = 'statusResponse' in answer ? answer.statusResponse : {}
  const outcome: Outcome = {
    status: data.deliveryDataStatus,
    ...(data.irDeliveryId && { irDeliveryId: data.irDeliveryId.toLowerCase() }),
    messageErrors: (data.messageErrors?.errorInfo ?? []).map(explained),
    deliveryErrors: (data.deliveryErrors?.errorInfo ?? []).map(explained),
    items: [...(invalidItems?.item ?? []).map((item) => itemOf(item, false)), ...(validItems?.item ?? []).map((item) => itemOf(item, true))],
  }
  if (sent && (outcome.items.length > 0 || outcome.deliveryErrors.length > 0)) findPlaces(outcome, sent)
  return outcome
}

function explainedError({ errorCode, errorMessage, errorDetails }: ErrorInfo, rootElement: string): OutcomeError {
  const path = pathInDetails(errorDetails)
  const ruleId = ruleOfCode(errorCode, path, rootElement)
  return { code: errorCode, message: errorMessage, ...(errorDetails && { details: errorDetails }), ...(ruleId && { ruleId }), ...(path && { path }) }
}

type SentItem = { itemId?: string; irItemId?: string; reportData?: { reportId?: string; irReportId?: string } }
type Sent = { deliveryData: { reports?: { report: SentItem[] }; items?: { item: SentItem[] } } }

/** Items are found by the references they had in the file; of two alike each occurrence is taken in turn. */
function findPlaces(outcome: Outcome, sent: Uint8Array): void {
  const opened = openDocument(sent, { bytesMax: sent.byteLength })
  if (!opened.ok) return
  using document = opened.document
  const { deliveryData } = readMessage<Sent>(document, fileOfNamespace(document.root().namespace)).value
  const parent = deliveryData.reports ? 'DeliveryData/Reports/Report' : 'DeliveryData/Items/Item'
  const places = new Map<string, string[]>()
  const note = (reference: string | undefined, path: string) => {
    if (reference !== undefined) places.set(reference, [...(places.get(reference) ?? []), path])
  }
  for (const [index, item] of (deliveryData.reports?.report ?? deliveryData.items?.item ?? []).entries()) {
    const { itemId, irItemId } = { itemId: item.reportData?.reportId ?? item.itemId, irItemId: (item.reportData?.irReportId ?? item.irItemId)?.toLowerCase() }
    note(itemId, `${parent}[${index + 1}]`)
    if (itemId === undefined) note(irItemId, `${parent}[${index + 1}]`)
  }
  const itemPaths = outcome.items.map(({ itemId, irItemId, errors }) => {
    const named = errors.flatMap(({ path }) => /^(.*?\/(?:Report|Item)\[\d+\])/.exec(path ?? '')?.[1] ?? [])[0]
    const open = places.get(itemId ?? '') ?? places.get(irItemId ?? '')
    if (named === undefined) return open?.shift()
    // Taken: of two items with one reference the other is at the other place.
    if (open?.includes(named)) open.splice(open.indexOf(named), 1)
    return named
  })

  const errors = [...outcome.deliveryErrors, ...outcome.items.flatMap((item) => item.errors)]
  const locations = locate(sent, [...itemPaths, ...errors.map(({ path }) => path)].filter((path) => path !== undefined))
  const addLine = (target: OutcomeItem | OutcomeError, path: string | undefined) => {
    const location = path === undefined ? undefined : locations.get(path)
    if (location) Object.assign(target, { line: location.line, column: location.column })
  }
  for (const [index, item] of outcome.items.entries()) addLine(item, itemPaths[index])
  for (const error of errors) addLine(error, error.path)
}
