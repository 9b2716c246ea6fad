'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { MandateFormState } from '#components/mandates/mandate-form.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { parseDay } from '#lib/portal/finnish-days.ts'
import { giveMandate as give, type MandateContext } from '#lib/portal/mandates/give-mandate.ts'
import { GiveMandate } from '#lib/portal/mandates/mandate-form.ts'
import { withdrawMandate as withdraw } from '#lib/portal/mandates/withdraw-mandate.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { partyOfAction } from '../basic-data/party.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'

const names = ['theme', 'assignee', 'subOrganisationId', 'customerId', 'validFrom', 'validUntil'] as const
/** At which field a refusal stands. */
const fieldOf = {
  'unknown-assignee': 'assignee', 'own-organisation': 'assignee', 'days-in-order': 'validUntil', 'limits-only-m1-to-m4': 'subOrganisationId',
  'allocation-only-to-a-person': 'customerId', 'not-a-client': 'customerId', 'given-already': 'assignee', 'yourself': 'assignee', 'only-to-a-person': 'assignee',
} as const

async function partyOfMandate(bound: unknown): Promise<{ context: MandateContext; owner: OwnerKey; base: string }> {
  const { box, configuration } = portalRuntime()
  const { context, owner, base } = await partyOfAction(bound)
  return { context: { ...context, box, environment: configuration.IR_ENVIRONMENT }, owner, base }
}

/** Gives a mandate from the party whose page it was. */
export async function giveMandate(assignor: unknown, _previous: MandateFormState, form: FormData): Promise<MandateFormState> {
  const { context, owner, base } = await partyOfMandate(assignor)
  const t = await getTranslations('mandates')
  const values = Object.fromEntries(names.flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name)).trim().slice(0, 200)]] : []))) as Partial<Record<(typeof names)[number], string>>
  const day = (text: string) => parseDay(text) ?? text
  const parsed = GiveMandate.safeParse({
    theme: values.theme, assignee: values.assignee ?? '', validFrom: day(values.validFrom ?? ''),
    ...(values.subOrganisationId && { subOrganisationId: values.subOrganisationId }), ...(values.customerId && { customerId: values.customerId }), ...(values.validUntil && { validUntil: day(values.validUntil) }),
  })
  // A personal identity code is not sent back to the page.
  const { assignee: _assignee, ...shown } = values
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    return { values: shown, errors: Object.fromEntries(names.filter((name) => wrong.has(name)).map((name) => [name, t(`problem.${name}`)])) }
  }
  const outcome = await ifVisible(give(context, owner, parsed.data))
  if (outcome === undefined) return nowhere()
  if (outcome !== 'given') return { values: shown, errors: { [fieldOf[outcome]]: t(`problem.${outcome}`) } }
  return done(base, 'given')
}

export async function withdrawMandate(assignor: unknown, mandate: unknown): Promise<void> {
  const { context, owner, base } = await partyOfMandate(assignor)
  const id = z.uuid().safeParse(mandate)
  if (!id.success || !(await ifVisible(withdraw(context, owner, id.data).then(() => true)))) return nowhere()
  return done(base, 'withdrawn')
}

async function done(base: string, what: 'given' | 'withdrawn'): Promise<never> {
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${base}/mandates?done=${what}`)
}
