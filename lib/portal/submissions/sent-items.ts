/** Runs in a thread: the items of a message as it was sent, and which of them an answer speaks of. */
import { openDocument } from '#lib/xml/open-document.ts'
import { locate } from '#lib/xml/path-lines.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { dictionary, fileOfNamespace, resolveTypeName, type NamespaceFile } from '#schemas/dictionary.ts'

/** Where an item begins in the sent file, and its references; enough to find it again. */
export type SentPlace = { line?: number | undefined; column?: number | undefined; itemId?: string | undefined; irItemId?: string | undefined }

export type SentItem = { itemId?: string; irItemId?: string; itemVersion?: number; reportData?: { reportId?: string; irReportId?: string; actionCode?: number } }

export type SentMessage = {
  rootElement: string
  file: NamespaceFile
  /** file in which the message's types are written */
  typesFile: NamespaceFile
  value: { deliveryData: Record<string, unknown> & { deliveryId: string; timestamp: string; reports?: { report: SentItem[] }; items?: { item: SentItem[] } } }
  /** path of an item without its position; undefined for a message without items */
  itemsPath?: string
}

/** @throws when the bytes are no message: they have been checked before they were sent */
export function readSentMessage(bytes: Uint8Array): SentMessage {
  const opened = openDocument(bytes, { bytesMax: bytes.byteLength })
  if (!opened.ok) throw new Error('A message that was sent cannot be read')
  using document = opened.document
  const { namespace, localName: rootElement } = document.root()
  const file = fileOfNamespace(namespace)
  const { value } = readMessage<SentMessage['value']>(document, file)
  const { reports, items } = value.deliveryData
  const itemsPath = reports ? 'DeliveryData/Reports/Report' : items ? 'DeliveryData/Items/Item' : undefined
  const typesFile = resolveTypeName(file, dictionary[file].rootElements!.find(({ name }) => name === rootElement)!.type!).file!
  return { rootElement, file, typesFile, value, ...(itemsPath !== undefined && { itemsPath }) }
}

export const itemsOf = ({ value: { deliveryData } }: SentMessage): SentItem[] => deliveryData.reports?.report ?? deliveryData.items?.item ?? []

export const referencesOf = ({ itemId, irItemId, reportData }: SentItem): { itemId?: string | undefined; irItemId?: string | undefined } =>
  ({ itemId: reportData?.reportId ?? itemId, irItemId: (reportData?.irReportId ?? irItemId)?.toLowerCase() })

/** By the place where it begins; where that is not known, by its references. @returns indexes from 0, in the order of the places; those not found are left out */
export function indexesOf(message: SentMessage, bytes: Uint8Array, places: readonly SentPlace[]): number[] {
  const items = itemsOf(message)
  const paths = items.map((_item, index) => `${message.itemsPath}[${index + 1}]`)
  const locations = locate(bytes, paths)
  const byPlace = new Map(paths.map((path, index) => [`${locations.get(path)?.line}:${locations.get(path)?.column}`, index]))
  const byReference = new Map<string, number[]>()
  for (const [index, item] of items.entries()) for (const reference of Object.values(referencesOf(item))) if (reference !== undefined) byReference.set(reference, [...(byReference.get(reference) ?? []), index])
  return places.flatMap(({ line, column, itemId, irItemId }) =>
    (line === undefined ? undefined : byPlace.get(`${line}:${column}`)) ?? byReference.get(itemId ?? '')?.[0] ?? byReference.get(irItemId ?? '')?.[0] ?? [])
}
