import { z } from 'zod'

const Ready = z.object({ faults: z.array(z.string()).default([]) })
const ANSWER_MS_MAX = 1_000
/** Pages that are drawn within this time share one question. */
const REMEMBERED_MS = 1_000

/**
 * Faults of the sandbox that are on at the register beside us, by name. None where there is no sandbox, and where the
 * register does not answer: that is said elsewhere.
 * @param readiness address of the register's readiness; undefined: there is no sandbox
 */
export function readFaultsOn(readiness: string | undefined): () => Promise<readonly string[]> {
  if (readiness === undefined) return async () => []
  let remembered: { at: number; names: Promise<readonly string[]> } | undefined
  const ask = async (): Promise<readonly string[]> => {
    try {
      const response = await fetch(readiness, { signal: AbortSignal.timeout(ANSWER_MS_MAX), redirect: 'error' })
      return Ready.parse(await response.json()).faults
    } catch {
      return []
    }
  }
  return () => {
    if (!remembered || performance.now() - remembered.at > REMEMBERED_MS) remembered = { at: performance.now(), names: ask() }
    return remembered.names
  }
}
