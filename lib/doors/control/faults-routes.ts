import { z } from 'zod'
import type { Database } from '#lib/platform/database.ts'
import { faultNames, faultTexts, faultsOn, type FaultName } from '#lib/register/sandbox/faults.ts'
import { switchFault, type Sandbox } from '#lib/register/sandbox/sandbox.ts'
import { jsonRoute, type ControlRoute } from './control-route.ts'

const listed = (on: readonly FaultName[]) => ({ faults: faultNames.map((name) => ({ name, on: on.includes(name), about: faultTexts[name] })) })

/** `GET /faults` and `POST /faults {"name", "on"}`: what the register can be made to fail at, and what it fails at now. */
export const faultsRoutes = ({ db, sandbox: { faults, lookAgain } }: { db: Database; sandbox: Pick<Sandbox, 'faults' | 'lookAgain'> }): ControlRoute[] => [
  { method: 'GET', path: '/faults', inProduction: false, handle: async () => ({ status: 200, json: listed(faultsOn(faults)) }) },
  jsonRoute({
    method: 'POST',
    path: '/faults',
    inProduction: false,
    body: z.object({ name: z.enum(faultNames), on: z.boolean() }),
    async handle({ body: { name, on } }) {
      await switchFault(db, name, on)
      await lookAgain()
      return { status: 200, json: listed(faultsOn(faults)) }
    },
  }),
]
