'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { ApplicationFormState } from '#components/interface/application-form-state.ts'
import type { BenefitsFormState } from '#components/interface/benefits-form.tsx'
import { momentText } from '#components/ui/formats.ts'
import { applyForInterface } from '#lib/portal/interface/apply-for-interface.ts'
import { choicesOf, compareChoices, type Choices } from '#lib/portal/interface/compare-choices.ts'
import { confirmBenefits } from '#lib/portal/interface/confirm-benefits.ts'
import { readInterface, type InterfaceView } from '#lib/portal/interface/read-interface.ts'
import { PayerChannel, Purpose } from '#schemas/eservice-operations.ts'
import { actingFor, asked } from './acting.ts'
import { certificateName, channelName, type Translate } from './words.ts'

/** Asks once more, then confirms or withdraws that the organisation reports benefits. */
export async function setBenefits(bound: unknown, _previous: BenefitsFormState, form: FormData): Promise<BenefitsFormState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const t = await getTranslations()
  if (form.get('to') === 'ask') return { step: 'ask' }
  if (form.get('to') !== 'send') return { step: 'start' }
  if (roleChanged) return { step: 'start', problem: t('form.roleChanged', { name: party.name }) }
  const confirmed = form.get('confirmed') === 'yes'
  const result = await asked(confirmBenefits(context, party.businessId, { confirmed }))
  if (!result.answered) return { step: 'start', problem: t('form.unavailable') }
  revalidatePath('/', 'layout')
  // Somebody has just taken benefit channels into use: the page says which.
  if (!result.value.accepted) return { step: 'start', problem: t('interface.benefits.inUseTitle') }
  redirect(`/${await getLocale()}/org/interface?done=${confirmed ? 'benefits-confirmed' : 'benefits-withdrawn'}`)
}

const ApplicationForm = z.object({
  purpose: z.array(Purpose).max(2),
  channel: z.array(PayerChannel).max(6),
  replaces: z.literal('').transform(() => null).or(z.coerce.number().int().positive()),
  loss: z.array(z.coerce.number().int().positive()).max(1_000),
})

/** Goes on in an application: to the comparison with the one in force, back to the choices, or sends it. */
export async function sendApplication(bound: unknown, previous: ApplicationFormState, form: FormData): Promise<ApplicationFormState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const t = await getTranslations()
  const parsed = ApplicationForm.safeParse({ purpose: form.getAll('purpose'), channel: form.getAll('channel'), replaces: form.get('replaces') ?? '', loss: form.getAll('loss') })
  if (!parsed.success) return previous
  const { purpose: purposes, channel: channels, replaces, loss: acceptedLosses } = parsed.data
  const choices = { purposes, channels }
  const choose = { step: 'choose', ...choices, replaces } as const
  if (form.get('to') === 'choose') return choose
  const errors = { ...(purposes.length === 0 && { purposes: t('interface.apply.problem.purposes') }), ...(channels.length === 0 && { channels: t('interface.apply.problem.channels') }) }
  if (Object.keys(errors).length > 0) return { ...choose, errors }

  const read = await asked(readInterface(context, party.businessId, 'organisation'))
  if (!read.answered) return { ...choose, problem: t('interface.trouble.unavailable') }
  const { value: view } = read
  if ((view.applications.find(({ state }) => state === 'valid')?.id ?? null) !== replaces) return changedMeanwhile(view, t, await getLocale())
  const accepted = form.get('terms') === 'accepted'
  const check = checkOf(view, choices, { replaces, accepted, acceptedLosses }, t)
  if (form.get('to') !== 'send' || !check.changes) return check
  const lacking = {
    ...Object.fromEntries(check.losses.filter(({ id }) => !acceptedLosses.includes(id)).map(({ id, name }) => [`loss-${id}`, t('interface.apply.problem.loss', { certificate: name })])),
    ...(!accepted && { terms: t('interface.apply.problem.terms') }),
  }
  if (Object.keys(lacking).length > 0) return { ...check, errors: lacking }
  if (roleChanged) return { ...check, problem: t('form.roleChanged', { name: party.name }) }

  const result = await asked(applyForInterface(context, party.businessId, { ...choices, replaces, acceptedLosses }))
  if (!result.answered) return { ...check, problem: t('form.unavailable') }
  revalidatePath('/', 'layout')
  if (result.value.accepted) redirect(`/${await getLocale()}/org/interface?done=applied`)
  switch (result.value.reason) {
    case 'benefits-not-confirmed': return { ...choose, errors: { channels: t('interface.apply.problem.benefits') } }
    case 'changed-meanwhile': case 'certificates-lose-channel': {
      const again = await asked(readInterface(context, party.businessId, 'organisation'))
      if (!again.answered) return { ...check, problem: t('form.unavailable') }
      if (result.value.reason === 'changed-meanwhile') return changedMeanwhile(again.value, t, await getLocale())
      return { ...checkOf(again.value, choices, { replaces, accepted, acceptedLosses }, t), problem: t('interface.apply.lossesChanged') }
    }
    default: return result.value satisfies never
  }
}

/** Somebody else was first: the form begins anew with what is in force now. */
function changedMeanwhile(view: InterfaceView, t: Translate, locale: Parameters<typeof momentText>[1]): ApplicationFormState {
  const present = view.applications.find(({ state }) => state === 'valid')
  const problem = present?.appliedBy ? t('interface.apply.changedBy', { name: present.appliedBy, at: momentText(new Date(present.validFrom), locale) }) : t('interface.apply.changed')
  return { step: 'choose', ...choicesOf(present), replaces: present?.id ?? null, problemTitle: t('interface.apply.changedTitle'), problem }
}

function checkOf(view: InterfaceView, choices: Choices, rest: { replaces: number | null; accepted: boolean; acceptedLosses: readonly number[] }, t: Translate): Extract<ApplicationFormState, { step: 'check' }> {
  const comparison = compareChoices(view.applications.find(({ state }) => state === 'valid'), choices, view.certificates)
  const words = ({ purposes, channels }: Choices) => [...purposes.map((purpose) => t(`interface.purpose.${purpose}`)), ...channels.map((channel) => channelName(channel, t))]
  return {
    step: 'check', ...choices, ...rest, changes: comparison.changes,
    added: words(comparison.added), kept: words(comparison.kept), removed: words(comparison.removed),
    losses: comparison.losses.map((certificate) => ({ id: certificate.id, name: certificateName(certificate, t) })),
  }
}
