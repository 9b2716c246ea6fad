import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { dayText, momentText } from '#components/ui/formats.ts'
import { readReceipt } from '#lib/portal/drafts/read-receipt.ts'
import { contextOf, sessionOfRequest } from '../../../../../../session/current.ts'
import { ifVisible } from '../../../../../../session/not-found.tsx'
import { draftContext } from '../../../../../../report/draft-context.ts'
import { deliveryTypeName } from '../../../../../../texts/delivery-types.ts'

const Params = z.object({ locale: z.string(), submissionId: z.uuid() })

/** The register's confirmation as a PDF to keep. */
export async function GET(_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> {
  const session = await sessionOfRequest({ active: true })
  const parsed = Params.safeParse(await params)
  if (!session || !parsed.success || !hasLocale(routing.locales, parsed.data.locale)) return new Response(null, { status: 404 })
  const { locale, submissionId } = parsed.data
  const context = draftContext(contextOf(session))
  const receipt = await ifVisible(readReceipt(context, submissionId))
  if (!receipt) return new Response(null, { status: 404 })
  const [t, tService] = [await getTranslations({ locale, namespace: 'reportForm.receipt' }), await getTranslations({ locale, namespace: 'service' })]
  const bytes = await context.forms.receipt({
    language: locale, title: `${tService('name')}: ${t('pdfTitle')}`, lead: t('receivedMany', { at: momentText(receipt.receivedAt, locale), count: receipt.reports.length }),
    facts: [
      [t('kind'), deliveryTypeName(receipt.deliveryDataType, locale)], [t('payer'), receipt.ownerName], ...(receipt.paymentDate ? [[t('paymentDate'), dayText(receipt.paymentDate, 'UTC')] as const] : []),
      [t('record'), receipt.deliveryId], [t('irRecord'), receipt.irDeliveryId],
    ],
    table: { title: t('reports'), columns: [t('reference'), t('irReference'), t('version')], rows: receipt.reports.map(({ itemId, irItemId, itemVersion }) => [itemId, irItemId, String(itemVersion)]) },
    note: t('pdfNote'),
  })
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${receipt.deliveryId}.pdf"`, 'cache-control': 'private, no-store', 'content-length': String(bytes.byteLength) },
  })
}
