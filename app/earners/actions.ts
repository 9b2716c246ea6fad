'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { EarnerFormState } from '#components/earners/earner-form.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import { changeEarner } from '#lib/portal/earners/change-earner.ts'
import { earnerFields, earnerKinds } from '#lib/portal/earners/earner-fields.ts'
import { removeEarner } from '#lib/portal/earners/remove-earner.ts'
import { forgetPayer } from '#lib/portal/earners/remembered-payers.ts'
import { startFromEarner } from '#lib/portal/earners/start-from-earner.ts'
import { formKinds } from '#lib/portal/forms/form-kinds.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { draftContext } from '../report/draft-context.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'

const Id = z.uuid()
const CHARACTERS_MAX = 200

async function acting(): Promise<{ context: DraftContext; owner: OwnerKey }> {
  const context = draftContext(await portalContext())
  return { context, owner: ownerOfRole(context.actor) ?? await nowhere() }
}

/** @param bound by the page, and like everything that comes in not to be trusted */
export async function saveEarner(bound: unknown, _previous: EarnerFormState, form: FormData): Promise<EarnerFormState> {
  const id = Id.safeParse(bound)
  if (!id.success) return nowhere()
  const { context, owner } = await acting()
  const names = new Set(earnerKinds.flatMap((kind) => earnerFields(kind).flatMap(([, fields]) => fields.map(({ name }) => name))))
  const values = Object.fromEntries([...names].flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name)).slice(0, CHARACTERS_MAX)]] : [])))
  const changed = await ifVisible(changeEarner(context, owner, id.data, values))
  const t = await getTranslations()
  switch (changed?.outcome) {
    case undefined: return nowhere()
    case 'problems': return {
      values,
      errors: Object.fromEntries(changed.problems.map(({ field, problem, charactersMax }) => [field,
        problem === 'no-name' || problem === 'wrong-identifier' ? t(`earners.problem.${problem}`) : problem === 'too-long' ? t('reportForm.problem.too-long', { max: charactersMax ?? 0 }) : t(`reportForm.problem.${problem}`)])),
    }
    case 'known-already': return { values, errors: { 'incomeEarnerIds.id.0.code': t('earners.problem.known-already') } }
    case 'saved': return done(`/${id.data}?done=saved`)
  }
}

export async function forgetEarner(bound: unknown): Promise<void> {
  const id = Id.safeParse(bound)
  const { context, owner } = await acting()
  if (!id.success || !(await ifVisible(removeEarner(context, owner, id.data).then(() => true)))) return nowhere()
  return done('?done=removed')
}

export async function forgetPayerDetails(bound: unknown): Promise<void> {
  const kind = z.enum(formKinds).safeParse(bound)
  const { context, owner } = await acting()
  if (!kind.success || !(await ifVisible(forgetPayer(context, owner, kind.data).then(() => true)))) return nowhere()
  return done('?done=forgotten')
}

/** Begins a report of the income earner. */
export async function reportEarner(bound: unknown, what: unknown): Promise<void> {
  const [id, wanted] = [Id.safeParse(bound), z.enum(['person', 'last']).safeParse(what)]
  const { context, owner } = await acting()
  const draft = id.success && wanted.success ? await ifVisible(startFromEarner(context, owner, id.data, wanted.data)) : undefined
  if (!draft) return nowhere()
  redirect(`/${await getLocale()}/report/${draft.kind}/${draft.draftId}`)
}

async function done(where: string): Promise<never> {
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/report/earners${where}`)
}
