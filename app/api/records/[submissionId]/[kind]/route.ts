import { getTranslations } from 'next-intl/server'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '#lib/portal/context.ts'
import { exportErrors } from '#lib/portal/submissions/export-errors.ts'
import { makeCorrectionFile } from '#lib/portal/submissions/make-correction-file.ts'
import { downloadMessage } from '#lib/portal/submissions/read-sent-file.ts'
import { downloadResponse } from '../../../../records/download-response.ts'
import { errorsCsv } from '../../../../records/errors-csv.ts'
import { deliveryContext } from '../../../../records/delivery-context.ts'
import { contextOf, sessionOfRequest } from '../../../../session/current.ts'

const Params = z.object({ submissionId: z.uuid(), kind: z.enum(['delivery', 'acknowledgement', 'feedback', 'errors', 'correction']) })
const Query = z.object({ locale: z.enum(routing.locales).catch(routing.defaultLocale) })

/** What belongs to a record as files: its messages to the last byte, its errors (CSV), what was rejected (XML). */
export async function GET(request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success) return new Response(null, { status: 404 })
  const context = contextOf(session)
  const { submissionId, kind } = parsed.data
  try {
    switch (kind) {
      case 'errors': {
        const { locale } = Query.parse(Object.fromEntries(request.nextUrl.searchParams))
        const found = await exportErrors(context, submissionId)
        return downloadResponse(`errors_${found.deliveryId}.csv`, 'text/csv; charset=utf-8', errorsCsv(found, await getTranslations({ locale }), locale))
      }
      case 'correction': {
        const { fileName, bytes } = await makeCorrectionFile(deliveryContext(context), submissionId)
        return downloadResponse(fileName, 'application/xml', bytes)
      }
      case 'delivery': case 'acknowledgement': case 'feedback': {
        const { fileName, bytes } = await downloadMessage(context, submissionId, kind)
        return downloadResponse(fileName, 'application/xml', bytes)
      }
      default: return kind satisfies never
    }
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return new Response(null, { status: 404 })
    throw error
  }
}
