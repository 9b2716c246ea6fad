import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { readBody, type BodyBudget } from './read-body.ts'

/** What a JSON request is refused with before anybody looks at what it asks for. */
export type JsonRefusal = { status: number; json: { error: string; message?: string } }

export type JsonBody<Value> = { accepted: true; value: Value } | { accepted: false; refusal: JsonRefusal }

/** Reads and parses a body of `application/json`. */
export async function readJson<Value>(request: IncomingMessage, schema: z.ZodType<Value>, { bytesMax, budget }: { bytesMax: number; budget: BodyBudget }): Promise<JsonBody<Value>> {
  const refused = (status: number, error: string, message: string): JsonBody<Value> => ({ accepted: false, refusal: { status, json: { error, message } } })
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return refused(415, 'not-json', 'Content-Type must be application/json')
  const body = await readBody(request, { bytesMax, budget })
  if (!body.read) return body.refusal === 'busy' ? refused(503, 'busy', 'Too much is being received') : refused(413, 'too-large', `At most ${bytesMax} bytes`)
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(body.bytes).toString('utf8')))
    if (parsed.success) return { accepted: true, value: parsed.data }
    return refused(400, 'invalid', parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '))
  } catch {
    return refused(400, 'not-json', 'The body is not JSON')
  } finally {
    body.release()
  }
}

export function sendJson(response: ServerResponse, status: number, json: unknown): void {
  sendBytes(response, status, 'application/json; charset=utf-8', `${JSON.stringify(json)}\n`)
}

/** Nothing of it is for any cache. */
export function sendBytes(response: ServerResponse, status: number, contentType: string, bytes: string | Uint8Array): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(bytes), 'Cache-Control': 'no-store' })
  response.end(bytes)
}
