/** Names of files on the SFTP channel (D-61, D-62; PR-135, PR-136). */

export type FileName = { deliveryDataType: number; fileId: string }

const TYPES: readonly number[] = [100, 101, 102, 103, 105, 106, 107, 108, 109, 110, 111, 112]
const ENDING = '.xml'
/** A name that was wrong may also be long; with a reference behind it stays a file name anywhere. */
const STEM_LENGTH_MAX = 160

/** `<type>_<FileId>.xml`; `undefined`: the name does not follow the rules (PR-135). */
export function readFileName(name: string): FileName | undefined {
  const { type, fileId } = /^(?<type>\d{3})_(?<fileId>[0-9A-Za-z_-]{1,40})\.xml$/.exec(name)?.groups ?? {}
  if (fileId === undefined || !TYPES.includes(Number(type))) return undefined
  return { deliveryDataType: Number(type), fileId }
}

/**
 * Name of the feedback on a file: `<type>_<FileId>_<reference>.xml`, or what was sent instead with every other character
 * replaced, so that the sender always knows its own file again.
 * @param reference IRDeliveryId; IRResponseId when there is none (status 4)
 */
export function feedbackFileName(sent: string, reference: string): string {
  const stem = (sent.endsWith(ENDING) ? sent.slice(0, -ENDING.length) : sent).replace(/[^0-9A-Za-z_-]/gu, '-').slice(0, STEM_LENGTH_MAX)
  return `${stem === '' ? '-' : stem}_${reference}${ENDING}`
}
