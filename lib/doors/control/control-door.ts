/**
 * The control door: readiness and metrics, and in the test environment the sandbox's controls. JSON over plain HTTP,
 * for programs on this machine: it listens on 127.0.0.1 only. In production there is nothing but readiness and metrics.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Environment } from '#lib/certificates/authority-names.ts'
import type { Log } from '#lib/platform/log.ts'
import { readJson, sendBytes, sendJson } from '../http/json.ts'
import { BodyBudget } from '../http/read-body.ts'
import type { ControlAnswer, ControlRoute } from './control-route.ts'

export type ControlDoorOptions = { routes: readonly ControlRoute[]; environment: Environment; log: Log }

const BODY_BYTES_MAX = 1_048_576
const BODIES_BYTES_MAX = 16 * BODY_BYTES_MAX

/** The server; listen on 127.0.0.1. */
export function createControlDoor({ routes, environment, log }: ControlDoorOptions): Server {
  const open = routes.filter((route) => environment === 'test' || route.inProduction)
  const budget = new BodyBudget(BODIES_BYTES_MAX)

  const answer = async (request: IncomingMessage): Promise<ControlAnswer> => {
    if (!isFromThisMachine(request)) return { status: 403, json: { error: 'forbidden', message: 'The control door is for programs on this machine' } }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const matching = open.flatMap((route) => {
      const groups = match(route.path, url.pathname)
      return groups ? [{ route, groups }] : []
    })
    const found = matching.find(({ route }) => route.method === request.method || (request.method === 'HEAD' && route.method === 'GET'))
    if (!found) return matching.length > 0 ? { status: 405, json: { error: 'method-not-allowed' } } : { status: 404, json: { error: 'not-found' } }
    const asked = { groups: found.groups, query: url.searchParams }
    if (!found.route.body) return found.route.handle({ ...asked, body: undefined })
    const body = await readJson(request, found.route.body, { bytesMax: BODY_BYTES_MAX, budget })
    return body.accepted ? found.route.handle({ ...asked, body: body.value }) : body.refusal
  }

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 }, (request, response) => {
    answer(request).then((given) => send(response, given), (error: unknown) => {
      log.error({ err: error, path: request.url?.split('?')[0] }, 'control request failed')
      send(response, { status: 500, json: { error: 'internal', message: 'The register could not do this; its log says why' } })
    })
  })
  server.maxConnections = 200
  return server
}

/**
 * A page in this machine's browser must not steer the sandbox: its requests carry an Origin, and one that lets its
 * name point to 127.0.0.1 (DNS rebinding) carries that name as Host.
 */
function isFromThisMachine({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  return headers.origin === undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(host)
}

function match(path: string | RegExp, pathname: string): Record<string, string> | undefined {
  if (typeof path === 'string') return path === pathname ? {} : undefined
  const found = path.exec(pathname)
  return found ? { ...found.groups } : undefined
}

function send(response: ServerResponse, answer: ControlAnswer): void {
  if ('json' in answer) sendJson(response, answer.status, answer.json)
  else sendBytes(response, answer.status, answer.contentType, answer.bytes)
}
