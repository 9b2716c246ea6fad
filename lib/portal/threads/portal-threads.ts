import { createWorkerPool, type Lane, type WorkerPool } from '#lib/platform/worker-pool.ts'
import type { Log } from '#lib/platform/log.ts'
import type { PortalTasks, PortalThreadData } from './portal-tasks.ts'

export type PortalThreads = WorkerPool<PortalTasks>

const LARGE_FROM_BYTES = 1_048_576

/** A large file never holds up a small one: each size has a thread of its own. */
export const laneOf = (byteLength: number): Lane => (byteLength < LARGE_FROM_BYTES ? 'small' : 'large')

export const startPortalThreads = (data: PortalThreadData, log: Log): Promise<PortalThreads> => createWorkerPool<PortalTasks>({
  entry: new URL('./portal-thread.ts', import.meta.url), threads: { small: 1, large: 1 }, data,
  onDeath: (error) => log.error({ reason: error.message }, 'a thread of the portal ended'),
})
