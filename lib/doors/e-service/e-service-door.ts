/**
 * Operations of the e-service: JSON beside the web services, for the e-service's certificate only (D-54). What people may
 * do has been checked there; what the register's own data allow is checked here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { noFaults, type Faults } from '#lib/register/sandbox/faults.ts'
import { ESERVICE_PATH, eserviceOperations, type EserviceOperation } from '#schemas/eservice-operations.ts'
import { readJson, sendJson } from '../http/json.ts'
import { BodyBudget } from '../http/read-body.ts'
import { callerOf } from '../ws/client-certificate.ts'
import type { EserviceHandlers } from './handlers.ts'

export type EserviceDoor = (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<void>

const BODY_BYTES_MAX = 65_536
const BODIES_BYTES_MAX = 100 * BODY_BYTES_MAX

export function createEserviceDoor({ authority, handlers, log, faults = noFaults }: { authority: Authority; handlers: EserviceHandlers; log: Log; faults?: Faults }): EserviceDoor {
  const budget = new BodyBudget(BODIES_BYTES_MAX)

  const answer = async (request: IncomingMessage, pathname: string): Promise<{ status: number; json: unknown }> => {
    const caller = await callerOf(authority, request.socket as TLSSocket)
    // To anybody else these paths are not there.
    if (!caller.welcome || !caller.certificate.eService) return { status: 404, json: { error: 'not-found' } }
    const name = pathname.slice(ESERVICE_PATH.length)
    if (!isOperation(name)) return { status: 404, json: { error: 'not-found' } }
    if (faults['e-service-unavailable']) return { status: 503, json: { error: 'unavailable' } }
    if (request.method !== 'POST') return { status: 405, json: { error: 'method-not-allowed' } }
    const body = await readJson<unknown>(request, eserviceOperations[name].request, { bytesMax: BODY_BYTES_MAX, budget })
    if (!body.accepted) return body.refusal
    return { status: 200, json: await (handlers[name] as (request: unknown) => Promise<unknown>)(body.value) }
  }

  return async (request, response, pathname) => {
    try {
      const { status, json } = await answer(request, pathname)
      sendJson(response, status, json)
    } catch (error) {
      log.error({ err: error, path: pathname.slice(0, 60) }, 'e-service operation failed')
      sendJson(response, 500, { error: 'internal' })
    }
  }
}

const isOperation = (name: string): name is EserviceOperation => Object.hasOwn(eserviceOperations, name)
