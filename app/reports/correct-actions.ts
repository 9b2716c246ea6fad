'use server'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { startCorrection } from '#lib/portal/reports/correct/start-correction.ts'
import { draftContext } from '../report/draft-context.ts'
import { actingInRole } from '../session/acting-in-role.ts'
import { nowhere } from '../session/nowhere.ts'
import { asked } from './asked-register.tsx'

const Correction = z.object({ home: z.enum(['/org', '/me']), report: z.string().regex(/^[0-9a-f]{32}$/), way: z.enum(['replace', 'template']) })

/** Opens the form filled with a report: to replace it, or as a template. */
export async function openForm(form: FormData): Promise<void> {
  const parsed = Correction.safeParse(Object.fromEntries(form))
  if (!parsed.success) return nowhere()
  const { home, report, way } = parsed.data
  const { context, owner } = await actingInRole(home === '/org' ? 'organisation' : 'private-person')
  const answer = await asked(startCorrection({ ...context, ...draftContext(context) }, owner, report, way))
  const locale = await getLocale()
  if ('found' in answer) redirect(`/${locale}/report/${answer.found.kind}/${answer.found.draftId}`)
  if (answer.missing === 'nothing') return nowhere()
  redirect(`/${locale}${home}/reports/${report}`)
}
