import { portalRuntime } from '#lib/portal/runtime.ts'

export const dynamic = 'force-dynamic'

/** 200 while the portal can do its work, else 503; the state of every part either way, and in the test environment which faults are on. */
export async function GET(): Promise<Response> {
  const { health: parts, faultsOn, configuration } = portalRuntime()
  const [health, faults] = await Promise.all([parts.now(), faultsOn()])
  return Response.json(configuration.IR_ENVIRONMENT === 'test' ? { ...health, faults } : health, { status: health.status === 'up' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
