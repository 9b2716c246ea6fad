'use server'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { uploadCorrectionFile } from '#lib/portal/submissions/make-correction-file.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'
import { deliveryContext } from './delivery-context.ts'

const CorrectionForm = z.object({ submissionId: z.uuid(), home: z.enum(['/org', '/me']) })

/** What was rejected, as a file in the person's upload service. */
export async function takeCorrectionToUpload(form: FormData): Promise<void> {
  const context = await portalContext()
  const parsed = CorrectionForm.safeParse(Object.fromEntries(form))
  const received = parsed.success ? await ifVisible(uploadCorrectionFile(deliveryContext(context), parsed.data.submissionId)) : undefined
  if (!parsed.success || !received) return nowhere()
  const locale = await getLocale()
  if (received.received) redirect(`/${locale}/upload/${received.uploadId}`)
  redirect(`/${locale}${parsed.data.home}/records/${parsed.data.submissionId}?notTaken=${received.reason}#correct`)
}
