import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { printReport } from '#lib/portal/paper/print-report.ts'
import { typedPaymentDate } from '#lib/portal/forms/check-form.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { asked } from '../reports/asked-register.tsx'
import { contextOf, sessionOfRequest } from '../session/current.ts'
import { paperFormContent } from './paper-form-content.ts'
import { pdfResponse } from './pdf-response.ts'

const Params = z.object({ locale: z.string(), irReportId: z.string().regex(/^[0-9a-f]{32}$/) })

/** A report of the party of the role as a paper form. */
export async function printedReport(params: Promise<unknown>): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success || !hasLocale(routing.locales, parsed.data.locale)) return new Response(null, { status: 404 })
  const { locale, irReportId } = parsed.data
  const context = contextOf(session)
  const owner = ownerOfRole(context.actor)
  if (owner === undefined) return new Response(null, { status: 404 })
  const printed = await asked(printReport(context, owner, irReportId))
  if (!('found' in printed)) return new Response(null, { status: printed.missing === 'nothing' ? 404 : 503 })
  const { kind, reportId, values } = printed.found
  const { forms, clock } = portalRuntime()
  const date = typedPaymentDate(kind, values) ?? helsinkiDate(clock.now())
  const content = paperFormContent({ form: kind, locale, date, values, irReportId }, await getTranslations({ locale }))
  return pdfResponse(await forms.paperForm(content), `${reportId}.pdf`, { shared: false })
}
