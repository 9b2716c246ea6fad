import { z } from 'zod'
import type { Database } from '#lib/platform/database.ts'
import { setSandboxClock, type Sandbox } from '#lib/register/sandbox/sandbox.ts'
import { jsonRoute, type ControlRoute } from './control-route.ts'

/** `GET /clock` and `POST /clock {"moment": ISO | null}`: the register's time, in every process and thread. */
export const clockRoutes = ({ db, sandbox: { clock, lookAgain } }: { db: Database; sandbox: Pick<Sandbox, 'clock' | 'lookAgain'> }): ControlRoute[] => [
  { method: 'GET', path: '/clock', inProduction: false, handle: async () => ({ status: 200, json: { now: clock.now().toISOString() } }) },
  jsonRoute({
    method: 'POST',
    path: '/clock',
    inProduction: false,
    body: z.object({ moment: z.iso.datetime({ offset: true }).nullable() }),
    async handle({ body: { moment } }) {
      await setSandboxClock(db, moment === null ? null : new Date(moment))
      await lookAgain()
      return { status: 200, json: { now: (moment === null ? new Date() : new Date(moment)).toISOString() } }
    },
  }),
]
