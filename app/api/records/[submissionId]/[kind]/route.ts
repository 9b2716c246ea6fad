import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '#lib/portal/context.ts'
import { downloadMessage } from '#lib/portal/submissions/read-sent-file.ts'
import { contextOf, sessionOfRequest } from '../../../../session/current.ts'

const Params = z.object({ submissionId: z.uuid(), kind: z.enum(['delivery', 'acknowledgement', 'feedback']) })

/** A message as it went or came, to the last byte; saved, never shown by the browser. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success) return new Response(null, { status: 404 })
  try {
    const { fileName, bytes } = await downloadMessage(contextOf(session), parsed.data.submissionId, parsed.data.kind)
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': 'application/xml', 'content-disposition': `attachment; filename="${fileName}"`, 'cache-control': 'private, no-store', 'content-length': String(bytes.byteLength) },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    throw error
  }
}
