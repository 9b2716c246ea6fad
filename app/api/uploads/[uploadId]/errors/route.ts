import { getTranslations } from 'next-intl/server'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { NotFound } from '#lib/portal/context.ts'
import { exportFindings } from '#lib/portal/uploads/export-findings.ts'
import { downloadResponse } from '../../../../records/download-response.ts'
import { findingsCsv } from '../../../../records/errors-csv.ts'
import { contextOf, sessionOfRequest } from '../../../../session/current.ts'

const Params = z.object({ uploadId: z.uuid() })
const Query = z.object({ locale: z.enum(routing.locales).catch(routing.defaultLocale) })

/** What the check of an uploaded file found, as CSV. */
export async function GET(request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success) return new Response(null, { status: 404 })
  const { locale } = Query.parse(Object.fromEntries(request.nextUrl.searchParams))
  try {
    const found = await exportFindings(contextOf(session), parsed.data.uploadId)
    return downloadResponse(`errors_${found.fileName.replace(/\.xml$/i, '')}.csv`, 'text/csv; charset=utf-8', findingsCsv(found, await getTranslations({ locale }), locale))
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    throw error
  }
}
