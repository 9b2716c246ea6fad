import { hasLocale } from 'next-intl'
import type { NextRequest } from 'next/server'
import { routing } from '#components/i18n/routing.ts'
import { csvTemplate } from '#lib/portal/imports/columns.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { sessionOfRequest } from '../../../../../session/current.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The empty template for wages, as an Excel file or as text. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale) || !await sessionOfRequest({ active: true })) return new Response(null, { status: 404 })
  const csv = request.nextUrl.searchParams.get('format') === 'csv'
  const body = csv ? csvTemplate(locale) : Buffer.from(await portalRuntime().forms.xlsxTemplate(locale))
  return new Response(body, { headers: { 'content-type': csv ? 'text/csv; charset=utf-8' : XLSX, 'content-disposition': `attachment; filename="wages.${csv ? 'csv' : 'xlsx'}"`, 'cache-control': 'private, no-store' } })
}
