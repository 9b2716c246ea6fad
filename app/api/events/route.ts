import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { resumeSession } from '#lib/identity/sessions.ts'
import { NotFound } from '#lib/portal/context.ts'
import { watchChanges } from '#lib/portal/watch-changes.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { contextOf, sessionOfRequest } from '../../session/current.ts'

export const dynamic = 'force-dynamic'

const Topic = z.union([
  z.object({ uploads: z.literal('') }).transform(() => ({ kind: 'uploads' as const })),
  z.object({ submission: z.uuid() }).transform(({ submission }) => ({ kind: 'submission' as const, submissionId: submission })),
  z.object({ certificates: z.literal('') }).transform(() => ({ kind: 'certificates' as const })),
  z.object({ role: z.literal('') }).transform(() => ({ kind: 'role' as const })),
])

/** A proxy in between may end a connection on which nothing comes. */
const ALIVE_MS = 25_000

/** Server-sent events: `change` whenever what the page shows has changed. What it is now the page asks for itself. */
export async function GET(request: NextRequest): Promise<Response> {
  const session = await sessionOfRequest({ active: false })
  const topic = Topic.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!session || !topic.success) return new Response(null, { status: session ? 400 : 401 })
  const context = contextOf(session)
  let matches: Awaited<ReturnType<typeof watchChanges>>
  try {
    matches = await watchChanges(context, topic.data)
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    throw error
  }

  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(Buffer.from(text))
      const end = () => {
        stop()
        try { controller.close() } catch { /* the browser has gone already */ }
      }
      const unsubscribe = portalRuntime().changes.subscribe((change) => { if (change === undefined || matches(change)) write('event: change\ndata:\n\n') }, end)
      // The session may end while the page stays open: then nothing more is said.
      const timer = setInterval(() => {
        write(': alive\n\n')
        void resumeSession(portalRuntime(), context.actor.sessionId, { active: false }).then((alive) => { if (!alive) end() }, () => {})
      }, ALIVE_MS)
      stop = () => {
        unsubscribe()
        clearInterval(timer)
      }
      write('retry: 3000\n\n')
    },
    cancel: () => stop(),
  })
  // no-transform: a compressing server would hold events back.
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' } })
}
