import { portalRuntime } from '#lib/portal/runtime.ts'

export const dynamic = 'force-dynamic'

/** Prometheus. Counts and durations only, nothing about anybody. */
export async function GET(): Promise<Response> {
  const { metrics } = portalRuntime()
  return new Response(await metrics.metrics(), { headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' } })
}
