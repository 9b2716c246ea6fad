/** Runs in a thread: a file of what the register rejected, to be corrected and sent again. */
import { writeMessage } from '#lib/xml/write-message.ts'
import { indexesOf, itemsOf, readSentMessage, type SentItem, type SentPlace } from './sent-items.ts'

export type CorrectionRequest = {
  sent: Uint8Array
  /** undefined: everything was rejected */
  rejected?: readonly (SentPlace & { /** its reference was the error */ needsNewReference: boolean })[] | undefined
  /** of the new delivery; the first one's stays with what was stored (PR-031) */
  deliveryId: string
  timestamp: string
  /** ends every new ReportId; 1 to 8 of the reference characters */
  referenceEnding: string
}

const REPLACEMENT = 2
const REFERENCE_LENGTH_MAX = 40

/**
 * The rejected items in their order under a new DeliveryId, without the signature. References of reports stay, since
 * a rejected report reserved nothing (PR-033 speaks of stored ones); a new report gets another one where its
 * reference is what was wrong, or stood there before. A replacement is found by its references and keeps them.
 */
export function writeCorrectionFile({ sent, rejected, deliveryId, timestamp, referenceEnding }: CorrectionRequest): Uint8Array {
  const message = readSentMessage(sent)
  const { deliveryData } = message.value
  deliveryData.deliveryId = deliveryId
  deliveryData.timestamp = timestamp
  if (message.itemsPath !== undefined) {
    const all = itemsOf(message)
    const indexes = rejected ? indexesOf(message, sent, rejected) : [...all.keys()]
    const renewed = new Set(indexes.filter((_index, at) => rejected?.[at]?.needsNewReference))
    // Another register may speak of items by references that were not sent: then nothing can be left out safely.
    const chosen = indexes.length === 0 ? [...all.keys()] : [...new Set(indexes)].sort((one, other) => one - other)
    const used = new Set<string>()
    const items = chosen.map((index) => withOwnReference(all[index]!, renewed.has(index), used, referenceEnding))
    if (deliveryData.reports) deliveryData.reports.report = items
    else deliveryData.items!.item = items
  }
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${indented(writeMessage(message.file, message.rootElement, message.value))}\n`)
}

function withOwnReference(item: SentItem, renews: boolean, used: Set<string>, ending: string): SentItem {
  const { reportData } = item
  if (reportData?.reportId === undefined || reportData.actionCode === REPLACEMENT) return item
  let reportId = reportData.reportId
  for (let turn = 1; used.has(reportId) || (renews && turn === 1); turn++) {
    const tail = turn === 1 ? `-${ending}` : `-${ending}-${turn}`
    reportId = reportData.reportId.slice(0, REFERENCE_LENGTH_MAX - tail.length) + tail
  }
  used.add(reportId)
  return { ...item, reportData: { ...reportData, reportId } }
}

/** One element a line, for people who correct it by hand; text stays exactly as it is. */
function indented(xml: string): string {
  let [shown, depth, afterText] = ['', 0, false]
  for (const [token] of xml.matchAll(/<[^>]+>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      shown += token
      afterText = true
      continue
    }
    const closes = token.startsWith('</')
    if (closes) depth--
    shown += (closes && afterText) || shown === '' ? token : `\n${'  '.repeat(depth)}${token}`
    if (!closes) depth++
    afterText = false
  }
  return shown
}
