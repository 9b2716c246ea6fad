import { readConfiguration } from '#lib/platform/configuration.ts'

/** The running system's control door answered. */
export type ControlReply = { status: number; json: unknown }

/** For what replaces all data: it waits up to a minute for others to finish. */
export const RESTORE_MS_MAX = 180_000

export class NotRunning extends Error {}

/** What the control door says when it does not do what was asked. */
export class Rejected extends Error {}

/**
 * Asks the control door of the system that runs with the same configuration.
 * @returns the JSON of a 2xx answer
 * @throws NotRunning nobody listens; Rejected with the reason, when checks refuse what was asked (422)
 */
export async function askControl(method: 'GET' | 'POST', path: string, body?: unknown, { waitMsMax = 60_000 } = {}): Promise<unknown> {
  const { CONTROL_PORT } = readConfiguration()
  const reply = await fetch(`http://127.0.0.1:${CONTROL_PORT}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(waitMsMax),
  }).catch((error: Error & { cause?: { code?: string } }) => {
    throw error.cause?.code === 'ECONNREFUSED' ? new NotRunning('not running: npm start') : error
  })
  const json: unknown = await reply.json()
  if (reply.ok) return json
  const { error = '', message = '' } = json as { error?: string; message?: string }
  if (reply.status === 422) throw new Rejected(message || error)
  if (reply.status === 404) throw new Error('the running system does not offer this (production has no sandbox)')
  throw new Error(message || error || `the control door answered ${reply.status}`)
}
