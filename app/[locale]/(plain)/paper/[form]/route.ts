import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { paperFormContent, paperForms, type PaperFormName } from '../../../../paper/paper-form-content.ts'
import { pdfResponse } from '../../../../paper/pdf-response.ts'

const Params = z.object({ locale: z.string(), form: z.enum(Object.keys(paperForms) as [PaperFormName, ...PaperFormName[]]) })

/** A blank form, for anybody. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const parsed = Params.safeParse(await params)
  if (!parsed.success || !hasLocale(routing.locales, parsed.data.locale)) return new Response(null, { status: 404 })
  const { locale, form } = parsed.data
  const { forms, clock } = portalRuntime()
  const bytes = await forms.paperForm(paperFormContent({ form, locale, date: helsinkiDate(clock.now()) }, await getTranslations({ locale })))
  return pdfResponse(bytes, `${paperForms[form]}-${locale}.pdf`, { shared: true })
}
