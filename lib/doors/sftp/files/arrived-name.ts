import { randomBytes } from 'node:crypto'

/** What is known of an arrived file: all of it stands in its name on disk, so that one rename makes the arrival. */
export type ArrivalName = {
  /** identity of the arrival; orders the files of an account by arrival */
  arrivalKey: string
  arrivedAt: Date
  /** certificate whose key opened the session */
  certificateId: number
  /** as the client named it */
  name: string
}

/** The key: milliseconds, counter and a random part; rises in one process, unique in all. */
const ARRIVED_NAME = /^(?<key>\d{19}[0-9a-f]{4})_(?<at>\d{1,15})_(?<certificate>\d{1,15})_(?<name>.+)$/s

let lastMs = 0
let counter = 0

/** The next key. Real time, not the register's clock: that one can be set back. */
function nextKey(): string {
  const ms = Math.max(lastMs, Date.now())
  counter = ms === lastMs ? counter + 1 : 0
  lastMs = ms
  // In one piece: with a hyphen the log would take parts of it for personal identity codes.
  return `${String(ms).padStart(13, '0')}${String(counter).padStart(6, '0')}${randomBytes(2).toString('hex')}`
}

export const newArrival = (arrival: Omit<ArrivalName, 'arrivalKey'>): ArrivalName => ({ arrivalKey: nextKey(), ...arrival })

export const fileNameOf = ({ arrivalKey, arrivedAt, certificateId, name }: ArrivalName): string =>
  `${arrivalKey}_${arrivedAt.getTime()}_${certificateId}_${name}`

/** `undefined` for a file that nothing of ours has put there. */
export function readArrivedName(fileName: string): ArrivalName | undefined {
  const { key, at, certificate, name } = ARRIVED_NAME.exec(fileName)?.groups ?? {}
  if (key === undefined || name === undefined) return undefined
  return { arrivalKey: key, arrivedAt: new Date(Number(at)), certificateId: Number(certificate), name }
}
