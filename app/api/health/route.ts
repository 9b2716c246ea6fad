import { portalRuntime } from '#lib/portal/runtime.ts'

export const dynamic = 'force-dynamic'

/** 200 while the portal can do its work, else 503; the state of every part either way. */
export async function GET(): Promise<Response> {
  const health = await portalRuntime().health.now()
  return Response.json(health, { status: health.status === 'up' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
