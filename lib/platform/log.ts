import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * A Finnish personal identity code wherever it stands in a text: date, sign, individual number, check character.
 * Deliberately wide: a wrong check character is still somebody's code with a slip of the finger.
 */
const PERSONAL_IDENTITY_CODE = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b/gi

/** The same text without personal identity codes. */
export const withoutPersonalIdentityCodes = (text: string): string => text.replace(PERSONAL_IDENTITY_CODE, '<personal identity code>')

/**
 * Structured log of one process. Personal identity codes never reach it: the finished line is
 * cleaned as a whole, so that no field name has to be remembered.
 */
export function createLog(process: string, level: string, destination: NodeJS.WritableStream = globalThis.process.stdout): Log {
  return pino(
    { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    { write: (line: string) => { destination.write(withoutPersonalIdentityCodes(line)) } },
  )
}
