import { randomFillSync } from 'node:crypto'

const bytes = Buffer.alloc(10)

/**
 * A reference of the register: 32 hex digits in lower case without hyphens (PR-034, D-21).
 * The first 12 digits are the moment in milliseconds (as in UUID version 7), so that references made
 * together lie together in an index; the rest is random.
 */
export function newReference(now: number): string {
  randomFillSync(bytes)
  bytes[0] = 0x70 | (bytes[0]! & 0x0f)
  bytes[2] = 0x80 | (bytes[2]! & 0x3f)
  return Math.floor(now).toString(16).padStart(12, '0') + bytes.toString('hex')
}

/** PostgreSQL writes a uuid with hyphens; the interface does not. */
export const referenceOfUuid = (uuid: string): string => uuid.replaceAll('-', '')
