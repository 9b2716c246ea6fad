import { availableParallelism } from 'node:os'
import type { Log } from '#lib/platform/log.ts'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'
import { createWorkerPool, type WorkerPool } from '#lib/platform/worker-pool.ts'
import type { RegisterEvent } from './events.ts'
import type { RegisterTasks, RegisterThreadData } from './tasks.ts'

/**
 * The threads of a register process: one for small messages, the rest for large ones. A core is left to the process
 * itself and to PostgreSQL beside it.
 */
export async function startRegisterThreads({ data, log, metrics }: { data: RegisterThreadData; log: Log; metrics: Registry }): Promise<WorkerPool<RegisterTasks>> {
  const deliveries = new Counter({ name: 'ir_deliveries_processed_total', help: 'Deliveries processed, by type and status', labelNames: ['type', 'status'], registers: [metrics] })
  const items = new Counter({ name: 'ir_items_processed_total', help: 'Reports and other items processed', labelNames: ['type', 'result'], registers: [metrics] })
  const seconds = new Histogram({ name: 'ir_processing_seconds', help: 'Processing of one delivery, checks to commit', buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], registers: [metrics] })
  return createWorkerPool<RegisterTasks>({
    entry: new URL('./register-thread.ts', import.meta.url),
    threads: { small: 1, large: Math.max(1, availableParallelism() - 1) },
    data,
    onDeath: (error) => log.error({ err: error }, 'a register thread ended and was replaced'),
    onEvent: (message) => {
      const { deliveryDataType, status, valid, invalid, seconds: taken } = message as RegisterEvent
      const type = String(deliveryDataType)
      deliveries.inc({ type, status: String(status) })
      items.inc({ type, result: 'valid' }, valid)
      items.inc({ type, result: 'invalid' }, invalid)
      seconds.observe(taken)
    },
  })
}
