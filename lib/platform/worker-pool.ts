/**
 * Threads that do the heavy work of one process. Two lanes, so that a large file never blocks a small one:
 * `small` work has threads of its own that large work never enters.
 */
import { Worker, type TransferListItem } from 'node:worker_threads'

export type Lane = 'small' | 'large'

/** What a thread can do: name → [request, response]; both are structured-cloneable. */
export type TaskTypes = Record<string, [request: unknown, response: unknown]>

export type RunOptions = {
  lane: Lane
  transfer?: TransferListItem[]
  /** Another thread takes the place of this one afterwards: WebAssembly's memory grows to the largest message and never shrinks, a thread's end gives it back. */
  renewsThread?: boolean
}

export interface WorkerPool<Tasks extends TaskTypes> {
  run<Name extends keyof Tasks & string>(name: Name, request: Tasks[Name][0], options: RunOptions): Promise<Tasks[Name][1]>
  /** A message to every thread, without an answer. */
  broadcast(message: unknown): void
  /** Tasks given out and not answered. */
  pending(lane: Lane): number
  close(): Promise<void>
}

/** The thread ended (out of memory, bug) while it had the task; a new thread has taken its place. */
export class ThreadDied extends Error {}

export type PoolOptions = { entry: URL; threads: Record<Lane, number>; data?: unknown; onDeath?: (error: Error) => void; onEvent?: (event: unknown) => void }

export type ToThread = { id: number; name: string; request: unknown } | { broadcast: unknown } | { close: true }
export type FromThread = { ready: true } | { event: unknown } | { id: number; response: unknown } | { id: number; failure: Error }

/**
 * Of each thread. The default of 48 MB lets garbage of a large message pile up before it is looked at, in every thread; with
 * 6 MB (semi-spaces of 2) the register needs two thirds of the memory and processes as much (npm run bench). Node's own
 * `--max-semi-space-size`, where it is given, counts for more.
 */
const YOUNG_GENERATION_MB = 6

type Thread = { worker: Worker; lane: Lane; waiting: Map<number, { resolve(value: unknown): void; reject(error: Error): void; renewsThread: boolean }>; renewing: boolean }

export async function createWorkerPool<Tasks extends TaskTypes>(options: PoolOptions): Promise<WorkerPool<Tasks>> {
  const threads: Thread[] = []
  /** replaced, and finishing what they have been given */
  const leaving = new Set<Thread>()
  let nextId = 1
  let closing = false

  const start = (lane: Lane): Promise<void> => new Promise((resolve, reject) => {
    const worker = new Worker(options.entry, { workerData: { lane, data: options.data }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } })
    const thread: Thread = { worker, lane, waiting: new Map(), renewing: false }
    let death: Error | undefined
    worker.on('message', (message: FromThread) => {
      if ('ready' in message) {
        if (closing) return worker.postMessage({ close: true } satisfies ToThread)
        threads.push(thread)
        return resolve()
      }
      if ('event' in message) return options.onEvent?.(message.event)
      const task = thread.waiting.get(message.id)
      thread.waiting.delete(message.id)
      if ('failure' in message) task?.reject(message.failure)
      else task?.resolve(message.response)
      if (task?.renewsThread) void renew(thread)
      endWhenDone(thread)
    })
    worker.on('error', (error: Error) => { death = error })
    worker.on('exit', () => {
      const at = threads.indexOf(thread)
      if (at >= 0) threads.splice(at, 1)
      const error = new ThreadDied(death?.message ?? 'ended')
      for (const task of thread.waiting.values()) task.reject(error)
      if (closing || leaving.delete(thread)) return
      if (at < 0) return reject(death ?? error)
      options.onDeath?.(error)
      if (!thread.renewing) void start(lane).catch((failure: Error) => options.onDeath?.(failure))
    })
  })

  /** The new one first, so that there is always one that takes tasks. */
  const renew = async (thread: Thread): Promise<void> => {
    if (thread.renewing || closing) return
    thread.renewing = true
    try {
      await start(thread.lane)
    } catch (error) {
      thread.renewing = false
      return options.onDeath?.(error as Error)
    }
    const at = threads.indexOf(thread)
    if (at < 0) return
    threads.splice(at, 1)
    leaving.add(thread)
    endWhenDone(thread)
  }
  const endWhenDone = (thread: Thread): void => {
    if (leaving.has(thread) && thread.waiting.size === 0) thread.worker.postMessage({ close: true } satisfies ToThread)
  }

  const wanted = (['small', 'large'] as const).flatMap((lane) => Array<Lane>(options.threads[lane]).fill(lane))
  await Promise.all(wanted.map(start))

  const leastBusy = (lane: Lane): Thread | undefined =>
    threads.filter((thread) => thread.lane === lane).reduce<Thread | undefined>((best, thread) => (best && best.waiting.size <= thread.waiting.size ? best : thread), undefined)

  return {
    run: (name, request, { lane, transfer = [], renewsThread = false }) => new Promise((resolve, reject) => {
      const thread = leastBusy(lane)
      if (!thread || closing) return reject(new ThreadDied('no thread'))
      const id = nextId++
      thread.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, renewsThread })
      thread.worker.postMessage({ id, name, request } satisfies ToThread, transfer)
    }),
    broadcast: (message) => { for (const { worker } of [...threads, ...leaving]) worker.postMessage({ broadcast: message } satisfies ToThread) },
    pending: (lane) => threads.filter((thread) => thread.lane === lane).reduce((sum, thread) => sum + thread.waiting.size, 0),
    async close() {
      closing = true
      await Promise.all([...threads, ...leaving].map(({ worker }) => new Promise<void>((resolve) => {
        worker.once('exit', () => resolve())
        worker.postMessage({ close: true } satisfies ToThread)
      })))
    },
  }
}
