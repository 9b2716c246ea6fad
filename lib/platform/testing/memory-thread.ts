/** A thread whose WebAssembly memory grows, as that of an XML parser does. */
import { threadId } from 'node:worker_threads'
import { serveTasks } from '../worker-thread.ts'

export type MemoryTasks = { grow: [megabytes: number, threadId: number]; fail: [null, null] }

const PAGES_OF_A_MEGABYTE = 16
const memory = new WebAssembly.Memory({ initial: 1 })

serveTasks<MemoryTasks>({
  async grow(megabytes) {
    if (megabytes > 0) memory.grow(megabytes * PAGES_OF_A_MEGABYTE)
    new Uint8Array(memory.buffer).fill(1)
    return threadId
  },
  async fail() { throw new WebAssembly.RuntimeError('trap') },
})
