import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { certificateFileNames, readCertificateFile } from '#lib/portal/certificates/certificate-files.ts'
import { NotFound } from '#lib/portal/context.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { contextOf, sessionOfRequest } from '../../../../../session/current.ts'

const Params = z.object({ businessId: BusinessId, certificateId: z.coerce.number().int().positive(), file: z.enum(certificateFileNames) })

/** A certificate or what belongs to it, as a file; saved, never shown by the browser. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success) return new Response(null, { status: 404 })
  const { businessId, certificateId, file } = parsed.data
  try {
    const content = await readCertificateFile(contextOf(session), businessId, certificateId, file)
    return new Response(content, {
      headers: { 'content-type': file.endsWith('.pem') ? 'application/x-pem-file' : 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${file}"`, 'cache-control': 'private, no-store' },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    if (registerFailure(error)) return new Response(null, { status: 503, headers: { 'retry-after': '10' } })
    throw error
  }
}
