import type { Instrumentation } from 'next'
import { portalRuntime } from './runtime.ts'

const FRAMES_MAX = 12

/**
 * One line for a page, action or route handler that threw (Next's `onRequestError`). `digest` is the reference number on
 * the error page. The route is the pattern of the address: what stood in it or was asked with it is somebody's affair,
 * and so are headers. Errors of the database repeat what was asked in their message, so only its last line is kept.
 */
export const logFailedRequest: Instrumentation.onRequestError = (error, { method }, { routePath, routeType, renderSource }) => {
  const { name, message, stack, digest, code } = (error instanceof Error ? error : new Error(String(error))) as Error & { digest?: unknown; code?: unknown }
  portalRuntime().log.error({
    ...(typeof digest === 'string' && { digest }), route: routePath, routeType, ...(renderSource && { renderSource }), method,
    error: name, ...(typeof code === 'string' && { code }), reason: message.trimEnd().split('\n').at(-1)!.slice(0, 300), at: framesOf(stack),
  }, 'request failed')
}

/** Where in the code, without the message that a stack begins with. */
const framesOf = (stack = ''): string[] => stack.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, FRAMES_MAX)
