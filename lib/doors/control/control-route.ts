import type { z } from 'zod'

export type ControlRequest<Body> = {
  body: Body
  /** Groups of the path, if it is an expression. */
  groups: Record<string, string>
  query: URLSearchParams
}

export type ControlAnswer =
  | { status: number; json: unknown }
  | { status: number; contentType: string; bytes: string | Uint8Array }

export type ControlRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string | RegExp
  /** Also in production; everything else is the sandbox's. */
  inProduction: boolean
  body?: z.ZodType
  handle(request: ControlRequest<unknown>): Promise<ControlAnswer>
}

/** A route whose body is parsed by `body` before `handle` sees it. */
export const jsonRoute = <Schema extends z.ZodType>(route: Omit<ControlRoute, 'body' | 'handle'> & {
  body: Schema
  handle(request: ControlRequest<z.infer<Schema>>): Promise<ControlAnswer>
}): ControlRoute => ({ ...route, handle: (request) => route.handle(request as ControlRequest<z.infer<Schema>>) })

/** What the sandbox would not do, as a code that the command line explains. */
export const refusal = (error: string, message: string): ControlAnswer => ({ status: 422, json: { error, message } })
