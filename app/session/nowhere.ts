import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

/** For actions on what is not there or not the person's: the page that no address has. */
export async function nowhere(): Promise<never> {
  redirect(`/${await getLocale()}/404`)
}
