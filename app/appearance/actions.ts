'use server'
import { cookies } from 'next/headers'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { Appearance, APPEARANCE_COOKIE } from './appearance.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps the choice in a cookie of this browser; it says nothing about the person. */
export async function chooseAppearance(form: FormData): Promise<void> {
  const chosen = Appearance.safeParse(form.get('appearance'))
  if (!chosen.success) return
  const secure = portalRuntime().addresses.portal.startsWith('https:')
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure }
  if (chosen.data === 'system') (await cookies()).delete(APPEARANCE_COOKIE)
  else (await cookies()).set(APPEARANCE_COOKIE, chosen.data, { ...options, maxAge: YEAR_SECONDS })
}
