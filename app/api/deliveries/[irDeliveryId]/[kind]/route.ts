import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '#lib/portal/context.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { downloadDelivery } from '#lib/portal/reports/search-deliveries.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { downloadResponse } from '../../../../records/download-response.ts'
import { contextOf, sessionOfRequest } from '../../../../session/current.ts'

const Params = z.object({ irDeliveryId: z.string().regex(/^[0-9a-f]{32}$/), kind: z.enum(['received', 'feedback']) })

/** A delivery of the chosen role's party as the register received it, and its feedback, to the last byte. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  const owner = session && ownerOfRole(session.actor)
  if (!session || owner === undefined || !parsed.success) return new Response(null, { status: 404 })
  const { irDeliveryId, kind } = parsed.data
  try {
    return downloadResponse(`${kind}_${irDeliveryId}.xml`, 'application/xml', await downloadDelivery(contextOf(session), owner, irDeliveryId, kind))
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    if (registerFailure(error)) return new Response(null, { status: 503 })
    throw error
  }
}
