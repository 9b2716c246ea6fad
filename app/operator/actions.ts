'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { RevokeFormState } from '#components/certificates/revoke-form.tsx'
import type { SuspendFormState } from '#components/interface/suspend-form.tsx'
import { revokeForOrganisation } from '#lib/portal/operator/revoke-for-organisation.ts'
import { suspendInterface } from '#lib/portal/operator/suspend-interface.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readRevocation } from '../certificates/read-revocation.ts'
import { asked } from '../interface/acting.ts'
import { portalContext } from '../session/current.ts'
import { nowhere } from '../session/nowhere.ts'

const REASON_CHARACTERS_MAX = 500
const SuspendForm = z.object({ suspended: z.enum(['yes', 'no']), reason: z.string().max(10_000).transform((typed) => typed.trim()) })

/** Suspends an organisation's interface, or ends its suspension. */
export async function setSuspension(bound: unknown, _previous: SuspendFormState, form: FormData): Promise<SuspendFormState> {
  const context = await portalContext()
  const t = await getTranslations('operator.suspendPage')
  const [businessId, parsed] = [BusinessId.safeParse(bound), SuspendForm.safeParse(Object.fromEntries(form))]
  if (!businessId.success || !parsed.success) return nowhere()
  const { reason } = parsed.data
  const suspended = parsed.data.suspended === 'yes'
  const errors = {
    ...((reason === '' || reason.length > REASON_CHARACTERS_MAX) && { reason: t('reasonMissing') }),
    ...(form.get('confirm') !== 'yes' && { confirm: t('confirmMissing') }),
  }
  if (Object.keys(errors).length > 0) return { reason, errors }
  const done = await asked(suspendInterface(context, businessId.data, { suspended, reason }))
  if (!done.answered) return { reason, problem: (await getTranslations('form'))('unavailable') }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/operator/${businessId.data}?done=${done.value ? (suspended ? 'suspended' : 'resumed') : 'as-wanted'}`)
}

/** Goes on in revoking a certificate of an organisation: reason, confirmation, done. */
export async function revokeOf(bound: unknown, certificate: unknown, _previous: RevokeFormState, form: FormData): Promise<RevokeFormState> {
  const context = await portalContext()
  const t = await getTranslations()
  const [businessId, certificateId] = [BusinessId.safeParse(bound), z.number().int().positive().safeParse(certificate)]
  if (!businessId.success || !certificateId.success) return nowhere()
  const read = readRevocation(form, t, { noteRequired: true })
  if (!read.ready) return read.state
  const revoked = await asked(revokeForOrganisation(context, businessId.data, { certificateId: certificateId.data, ...read.revocation }))
  if (!revoked.answered) return { ...read.state, problem: t('form.unavailable') }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/operator/${businessId.data}?done=revoked`)
}
