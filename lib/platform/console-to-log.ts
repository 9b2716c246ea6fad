import { format } from 'node:util'
import type { Log } from './log.ts'

/**
 * What libraries print goes through the log, and so without personal identity codes. An error alone is said in detail
 * only: Next prints it beside handing it to `onRequestError`, which writes the line that counts.
 * @returns gives the console back
 */
export function sendConsoleTo(log: Log): () => void {
  const { error, warn } = console
  console.error = (...parts: unknown[]) => {
    if (parts.length === 1 && parts[0] instanceof Error) log.debug({ err: parts[0] }, 'printed by a library')
    else log.error(format(...parts))
  }
  console.warn = (...parts: unknown[]) => log.warn(format(...parts))
  return () => Object.assign(console, { error, warn })
}
