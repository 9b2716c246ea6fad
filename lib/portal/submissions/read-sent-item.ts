/** Runs in a thread. */
import type { NamespaceFile } from '#schemas/dictionary.ts'
import { indexesOf, itemsOf, readSentMessage, type SentPlace } from './sent-items.ts'

export type SentItemValue = {
  rootElement: string
  typesFile: NamespaceFile
  /** `DeliveryData/Reports/Report` */
  itemsPath: string
  /** from 0 */
  index: number
  item: object
  /** what the message says beside its items */
  shared: object
}

/** One item as it was sent. @returns null when the message has no such item */
export function readSentItem({ sent, place }: { sent: Uint8Array; place: SentPlace }): SentItemValue | null {
  const message = readSentMessage(sent)
  const [index] = indexesOf(message, sent, [place])
  if (index === undefined || message.itemsPath === undefined) return null
  const { reports: _reports, items: _items, ...shared } = message.value.deliveryData
  return { rootElement: message.rootElement, typesFile: message.typesFile, itemsPath: message.itemsPath, index, item: itemsOf(message)[index]!, shared }
}
