import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as (options?: { type: 'major'; flavor: 'regular' | 'last-resort' }) => void

/**
 * Frees what a large message has left behind. Its buffers live outside the heap that V8 watches, so they would pile up
 * until V8 has other reasons to look: with it the register stays within its bound, for 2 to 4 % of the time.
 */
export const collectGarbage = (): void => gc()

/**
 * Gives back what starting has taken: garbage, code that ran once, and the pages that V8 keeps for what comes next. It takes
 * a thread 20 to 35 ms, so only before the first request (docs/decisions/0138).
 */
export const giveBackAfterStart = (): void => gc({ type: 'major', flavor: 'last-resort' })
