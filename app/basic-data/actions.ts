'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ContactPersonForm, contactPersonNames } from '#components/basic-data/contact-person-fields.ts'
import type { ContactPersonState } from '#components/basic-data/contact-person-form.tsx'
import { errorTexts } from '#components/forms/field-errors.ts'
import { removeContactPerson, saveContactPerson } from '#lib/portal/organisation/change-contact-person.ts'
import { chooseLanguage } from '#lib/portal/organisation/choose-language.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'
import { partyOfAction } from './party.ts'

const Language = z.enum(['fi', 'sv', 'en'])

/** @param contact id of the one that is changed; none: a new one */
export async function saveContact(bound: unknown, contact: unknown, _previous: ContactPersonState, form: FormData): Promise<ContactPersonState> {
  const { context, owner, base } = await partyOfAction(bound)
  const t = await getTranslations('basicData')
  const id = z.uuid().optional().safeParse(contact)
  if (!id.success) return nowhere()
  const values = Object.fromEntries(contactPersonNames.flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name)).slice(0, 1_000)]] : [])))
  const parsed = ContactPersonForm.safeParse(values)
  if (!parsed.success) return { values, errors: errorTexts(parsed.error, (key) => t(`problem.${key}` as 'problem.role')) }
  switch (await ifVisible(saveContactPerson(context, owner, parsed.data, id.data))) {
    case undefined: return nowhere()
    case 'too-many': return { values, problem: t('problem.tooMany') }
    case 'saved': break
  }
  return done(base, 'saved')
}

export async function removeContact(bound: unknown, contact: unknown): Promise<void> {
  const { context, owner, base } = await partyOfAction(bound)
  const id = z.uuid().safeParse(contact)
  if (!id.success || !(await ifVisible(removeContactPerson(context, owner, id.data).then(() => true)))) return nowhere()
  return done(base, 'removed')
}

export async function saveLanguage(bound: unknown, form: FormData): Promise<void> {
  const { context, owner, base } = await partyOfAction(bound)
  const language = Language.safeParse(form.get('language'))
  if (!language.success || !(await ifVisible(chooseLanguage(context, owner, language.data).then(() => true)))) return nowhere()
  return done(base, 'saved')
}

async function done(base: string, what: 'saved' | 'removed'): Promise<never> {
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${base}/basic-data?done=${what}`)
}
