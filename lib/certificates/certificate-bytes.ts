/** Small parts that do without the X.509 library, which only those load who issue or sign. */
import { createHash } from 'node:crypto'

/** SHA-256 of a DER structure. */
export const fingerprint = (der: Uint8Array): Buffer => createHash('sha256').update(der).digest()

/** The library takes an ArrayBuffer of exactly these bytes. */
export const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** X.509 times have no fractions. */
export const wholeSeconds = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 1000) * 1000)

export function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

