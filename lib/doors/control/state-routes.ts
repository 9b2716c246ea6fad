import type { Database } from '#lib/platform/database.ts'
import type { Registry } from '#lib/platform/metrics.ts'
import { faultsOn, type Faults } from '#lib/register/sandbox/faults.ts'
import type { ControlRoute } from './control-route.ts'

/** `GET /ready`: 200 when this process can do its work now; `waiting` says how many deliveries are not processed yet. */
export const readyRoute = ({ db, roles, ports, faults }: { db: Database; roles: readonly string[]; ports: Partial<Record<string, number>>; faults: Faults }): ControlRoute => ({
  method: 'GET',
  path: '/ready',
  inProduction: true,
  async handle() {
    try {
      const [row] = await db.query<{ waiting: number }>('SELECT count(*)::int AS waiting FROM delivery WHERE status = 2')
      return { status: 200, json: { ready: true, roles, ports, database: 'up', waiting: row!.waiting, faults: faultsOn(faults) } }
    } catch {
      return { status: 503, json: { ready: false, roles, ports, database: 'down' } }
    }
  },
})

/** `GET /metrics` for Prometheus. */
export const metricsRoute = (metrics: Registry): ControlRoute => ({
  method: 'GET',
  path: '/metrics',
  inProduction: true,
  handle: async () => ({ status: 200, contentType: metrics.contentType, bytes: await metrics.metrics() }),
})
