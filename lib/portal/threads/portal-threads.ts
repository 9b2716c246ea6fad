import { createWorkerPool, type RunOptions, type WorkerPool } from '#lib/platform/worker-pool.ts'
import type { Log } from '#lib/platform/log.ts'
import type { PortalTasks, PortalThreadData } from './portal-tasks.ts'

export type PortalThreads = WorkerPool<PortalTasks>

const LARGE_FROM_BYTES = 1_048_576

/** A thread grows to some eight times the file (docs/decisions/0080) and keeps it; below this it is worth no new thread. */
const HUGE_FROM_BYTES = 8 * 1_048_576

/** A large file never holds up a small one: each size has a thread of its own. After a huge one the thread gives its memory back. */
export const threadFor = (byteLength: number): RunOptions => ({ lane: byteLength < LARGE_FROM_BYTES ? 'small' : 'large', renewsThread: byteLength >= HUGE_FROM_BYTES })

export const startPortalThreads = (data: PortalThreadData, log: Log): Promise<PortalThreads> => createWorkerPool<PortalTasks>({
  entry: new URL('./portal-thread.ts', import.meta.url), threads: { small: 1, large: 1 }, data,
  onDeath: (error) => log.error({ reason: error.message }, 'a thread of the portal ended'),
})
