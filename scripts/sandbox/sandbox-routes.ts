import { z } from 'zod'
import { jsonRoute, type ControlAnswer, type ControlRoute } from '#lib/doors/control/control-route.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { addClients } from './add-clients.ts'
import { reset } from './reset.ts'
import type { SandboxData } from './sandbox-data.ts'
import { deleteSnapshot, listSnapshots, loadSnapshot, saveSnapshot, SnapshotError, SnapshotName } from './snapshots.ts'
import { unfinished } from './unfinished.ts'
import { TooBusy } from './whole-tables.ts'

/** Resets, snapshots and what scenarios need of the portal's population; one at a time, in the test environment only. */
export function sandboxRoutes(data: SandboxData): ControlRoute[] {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<unknown>): Promise<ControlAnswer> => {
    const result = last.then(work, work).then(
      (json): ControlAnswer => ({ status: 200, json }),
      (error: unknown): ControlAnswer => {
        if (error instanceof SnapshotError) return { status: 409, json: { error: error.reason, message: error.message } }
        if (error instanceof TooBusy) return { status: 409, json: { error: 'busy', message: error.message } }
        throw error
      })
    last = result.catch(() => {})
    return result
  }
  return [
    jsonRoute({ method: 'POST', path: '/reset', inProduction: false, body: z.object({ all: z.boolean().default(false) }), handle: ({ body }) => inTurn(() => reset(data, body)) }),
    jsonRoute({
      method: 'POST', path: '/clients', inProduction: false, body: z.object({ agent: BusinessId, count: z.int().min(1).max(5_000) }),
      handle: ({ body }) => inTurn(() => addClients(data, body)),
    }),
    { method: 'GET', path: '/snapshots', inProduction: false, handle: async () => ({ status: 200, json: { snapshots: await listSnapshots(data) } }) },
    jsonRoute({
      method: 'POST', path: '/snapshots', inProduction: false,
      body: z.object({ act: z.enum(['save', 'load', 'delete']), name: SnapshotName, replace: z.boolean().default(false) }),
      handle: ({ body: { act, name, replace } }) => inTurn(async () => {
        switch (act) {
          case 'save': return saveSnapshot(data, name, { replace })
          case 'load': return loadSnapshot(data, name)
          case 'delete': return deleteSnapshot(data, name).then(() => ({ name }))
          default: return act satisfies never
        }
      }),
    }),
  ]
}

/** What a killed process had begun, before anything else happens. */
export async function finishUnfinished(data: SandboxData): Promise<void> {
  const begun = unfinished(data.dataDirectory)
  if (!begun) return
  if (begun.kind === 'reset') await reset(data, begun)
  else await loadSnapshot(data, begun.name).catch(async (error: unknown) => {
    if (!(error instanceof SnapshotError)) throw error
    // Gone or changed meanwhile: a state that nobody has mixed is better than one that is.
    await reset(data, { all: false })
  })
}
