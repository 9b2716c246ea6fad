import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { certificateFileNames, downloadCertificateFile, type CertificateFileName } from '#lib/portal/certificates/get/take-key.ts'
import { NotFound } from '#lib/portal/context.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { contextOf, sessionOfRequest } from '../../../../../session/current.ts'
import { withVault } from '../../../../../vault/vault-context.ts'

const Params = z.object({ businessId: BusinessId, requestId: z.uuid(), file: z.enum(certificateFileNames) })

const contentTypes: Record<CertificateFileName, string> = { 'cert.pem': 'application/x-pem-file', 'chain.pem': 'application/x-pem-file', 'key.pem': 'application/x-pem-file', 'key.p12': 'application/x-pkcs12' }

/** What a request for a certificate brought, as a file; saved, never shown by the browser. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success) return new Response(null, { status: 404 })
  const { businessId, requestId, file } = parsed.data
  try {
    const content = await downloadCertificateFile(withVault(contextOf(session)), businessId, requestId, file)
    return new Response(new Uint8Array(content), {
      headers: { 'content-type': contentTypes[file], 'content-disposition': `attachment; filename="${file}"`, 'cache-control': 'private, no-store' },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    throw error
  }
}
