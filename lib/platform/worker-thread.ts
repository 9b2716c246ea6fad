import { parentPort, workerData, type TransferListItem } from 'node:worker_threads'
import { giveBackAfterStart } from './collect-garbage.ts'
import type { FromThread, Lane, TaskTypes, ToThread } from './worker-pool.ts'

/** An answer together with the buffers that move to the other thread instead of being copied. */
export class Transferred<T> {
  readonly value: T
  readonly transfer: TransferListItem[]
  constructor(value: T, transfer: TransferListItem[]) {
    this.value = value
    this.transfer = transfer
  }
}

export type TaskTable<Tasks extends TaskTypes> = {
  [Name in keyof Tasks]: (request: Tasks[Name][0]) => Promise<Tasks[Name][1] | Transferred<Tasks[Name][1]>>
}

export const threadData = <T>(): { lane: Lane; data: T } => workerData as { lane: Lane; data: T }

/** Tells the process something that no task waits for. */
export const tell = (event: unknown): void => parentPort?.postMessage({ event } satisfies FromThread)

/** Serves tasks in this thread. A task that throws fails alone; its message reaches the caller. */
export function serveTasks<Tasks extends TaskTypes>(tasks: TaskTable<Tasks>, hooks: { onBroadcast?: (message: unknown) => void; close?: () => Promise<void> } = {}): void {
  const port = parentPort
  if (!port) throw new Error('Only in a worker thread')
  const answer = (message: FromThread, transfer: TransferListItem[] = []) => port.postMessage(message, transfer)
  port.on('message', (message: ToThread) => {
    if ('close' in message) {
      void (hooks.close?.() ?? Promise.resolve()).finally(() => process.exit(0))
      return
    }
    if ('broadcast' in message) return hooks.onBroadcast?.(message.broadcast)
    const task = tasks[message.name as keyof Tasks]
    Promise.resolve(message.request)
      .then((request) => {
        if (!task) throw new Error(`No task ${message.name}`)
        return task(request as never)
      })
      .then((response) => (response instanceof Transferred ? answer({ id: message.id, response: response.value }, response.transfer) : answer({ id: message.id, response })))
      .catch((error: unknown) => {
        answer({ id: message.id, failure: error instanceof Error ? error : new Error(String(error)) })
        // A trap leaves WebAssembly's memory as it happened to be: nothing may run on it. The pool starts a new thread.
        if (error instanceof WebAssembly.RuntimeError) setImmediate(() => process.exit(1))
      })
  })
  giveBackAfterStart()
  answer({ ready: true })
}
