import type { NextRequest } from 'next/server'
import { isFromOwnPage } from '#lib/identity/same-origin.ts'
import type { LiveSession } from '#lib/identity/sessions.ts'
import { sessionOfRequest } from '../../session/current.ts'

export const dynamic = 'force-dynamic'

/** How long the session lives on, for the page's warning. Asking does not prolong it. */
export async function GET(): Promise<Response> {
  return answer(await sessionOfRequest({ active: false }))
}

/** The person wants to go on. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 })
  return answer(await sessionOfRequest({ active: true }))
}

function answer(session: LiveSession | undefined): Response {
  if (!session) return Response.json({ alive: false }, { status: 401, headers: { 'cache-control': 'no-store' } })
  const { idleAt, endsAt } = session
  return Response.json({ alive: true, secondsLeft: Math.max(0, Math.round((Math.min(idleAt.getTime(), endsAt.getTime()) - Date.now()) / 1000)), canGoOn: idleAt < endsAt }, { headers: { 'cache-control': 'no-store' } })
}
