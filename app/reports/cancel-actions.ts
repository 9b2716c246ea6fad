'use server'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { cancelReports, type Cancellation } from '#lib/portal/reports/cancel/cancel-reports.ts'
import { CHOSEN_MAX } from '#lib/portal/reports/cancel/preview-cancellation.ts'
import { draftContext } from '../report/draft-context.ts'
import { actingInRole } from '../session/acting-in-role.ts'
import { nowhere } from '../session/nowhere.ts'
import { asked } from './asked-register.tsx'

const Reference = z.string().regex(/^[0-9a-f]{32}$/)
const Confirmation = z.object({
  home: z.enum(['/org', '/me']),
  token: z.uuid(),
  reports: z.array(z.string().regex(/^[0-9a-f]{32}\.\d{1,9}$/)).max(CHOSEN_MAX),
  delivery: Reference.nullable(),
  fingerprint: Reference.nullable(),
})

/** The person confirms what the page showed. */
export async function confirmCancellation(form: FormData): Promise<void> {
  const parsed = Confirmation.safeParse({ home: form.get('home'), token: form.get('token'), reports: form.getAll('report'), delivery: form.get('delivery'), fingerprint: form.get('fingerprint') })
  if (!parsed.success) return nowhere()
  const { home, token, reports, delivery, fingerprint } = parsed.data
  const { context, owner } = await actingInRole(home === '/org' ? 'organisation' : 'private-person')
  const wanted: Cancellation | undefined = delivery !== null && fingerprint !== null
    ? { of: 'delivery', irDeliveryId: delivery, fingerprint }
    : reports.length > 0 ? { of: 'reports', reports: reports.map((one) => ({ irReportId: one.slice(0, 32), version: Number(one.slice(33)) })) } : undefined
  if (!wanted) return nowhere()
  const answer = await asked(cancelReports({ ...context, ...draftContext(context) }, owner, token, wanted))
  if ('missing' in answer && answer.missing === 'nothing') return nowhere()
  const locale = await getLocale()
  const cancelled = 'found' in answer ? answer.found : undefined
  if (cancelled?.outcome === 'sent') redirect(`/${locale}${home}/records${cancelled.submissionIds.length === 1 ? `/${cancelled.submissionIds[0]}` : ''}`)
  const again = new URLSearchParams([
    ...(wanted.of === 'delivery' ? [['delivery', wanted.irDeliveryId]] : wanted.reports.map(({ irReportId }) => ['report', irReportId])),
    ['problem', cancelled?.outcome ?? 'unavailable'],
  ] as [string, string][])
  redirect(`/${locale}${home}/reports/cancel?${again}`)
}
