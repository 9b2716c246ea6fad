import { cookies } from 'next/headers'
import { z } from 'zod'

export const APPEARANCE_COOKIE = 'appearance'

/** `system`: as the person's device says. */
export const Appearance = z.enum(['system', 'light', 'dark'])
export type Appearance = z.infer<typeof Appearance>

/** What the person has chosen; whatever else the cookie says counts as no choice. */
export async function currentAppearance(): Promise<Appearance> {
  return Appearance.catch('system').parse((await cookies()).get(APPEARANCE_COOKIE)?.value)
}
