'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { RemoveKeyState } from '#components/vault/remove-key-form.tsx'
import type { SftpUserState } from '#components/vault/sftp-user-form.tsx'
import { nameSftpUser, removeKey, setRenewsItself } from '#lib/portal/vault/change-key.ts'
import { actingFor } from '../interface/acting.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'

const Id = z.uuid()
const SftpUser = z.string().trim().regex(/^[A-Za-z0-9_-]{1,32}$/)

/** Allows or stops that a key renews its certificate by itself. */
export async function changeRenewal(bound: unknown, key: unknown, renews: unknown): Promise<void> {
  const { context, party } = await actingFor(bound)
  const [keyId, renewsItself] = [Id.safeParse(key), z.boolean().safeParse(renews)]
  if (!keyId.success || !renewsItself.success) return nowhere()
  const done = await ifVisible(setRenewsItself(context, party.businessId, keyId.data, renewsItself.data).then(() => true))
  if (!done) return nowhere()
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/org/certificates/keys/${keyId.data}?done=renewal`)
}

/** Takes the user name with which a key logs in at the SFTP door. */
export async function nameAccount(bound: unknown, key: unknown, _previous: SftpUserState, form: FormData): Promise<SftpUserState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const keyId = Id.safeParse(key)
  if (!keyId.success) return nowhere()
  const t = await getTranslations()
  const value = z.string().catch('').parse(form.get('sftpUser')).slice(0, 100)
  const sftpUser = SftpUser.safeParse(value)
  if (!sftpUser.success) return { value, error: t('vault.accountProblem') }
  if (roleChanged) return { value, problem: t('form.roleChanged', { name: party.name }) }
  const done = await ifVisible(nameSftpUser(context, party.businessId, keyId.data, sftpUser.data).then(() => true))
  if (!done) return nowhere()
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/org/certificates/keys/${keyId.data}?done=account`)
}

/** Goes on in removing a key: what becomes of its certificate, confirmation, gone. */
export async function removeKept(bound: unknown, key: unknown, _previous: RemoveKeyState, form: FormData): Promise<RemoveKeyState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const keyId = Id.safeParse(key)
  if (!keyId.success) return nowhere()
  const t = await getTranslations()
  const revoke = z.enum(['no', 'key-compromise', 'cessation-of-operation']).safeParse(form.get('revoke'))
  if (!revoke.success) return { step: 'choose', errors: { revoke: t('vault.problem.revoke') } }
  if (form.get('to') === 'choose') return { step: 'choose', revoke: revoke.data }
  const state: RemoveKeyState = { step: 'confirm', revoke: revoke.data }
  if (form.get('to') !== 'remove') return state
  if (form.get('understand') !== 'yes') return { ...state, errors: { understand: t('vault.problem.understand') } }
  if (roleChanged) return { ...state, problem: t('form.roleChanged', { name: party.name }) }
  const revocation = await ifVisible(removeKey(context, party.businessId, keyId.data, revoke.data === 'no' ? undefined : revoke.data))
  if (revocation === undefined) return nowhere()
  revalidatePath('/', 'layout')
  const done = { 'not-asked': 'removed', 'revoked': 'revoked', 'failed': 'revocation-failed', 'elsewhere': 'elsewhere' }[revocation]
  redirect(`/${await getLocale()}/org/certificates/keys?done=${done}`)
}
