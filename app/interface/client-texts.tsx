import { NextIntlClientProvider, type Messages } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Gives the parts of a page that run in the browser the texts they need, and no others. */
export async function ClientTexts({ pick, children }: { pick: (messages: Messages) => Partial<{ [Group in keyof Messages]: Partial<Messages[Group]> }>; children: ReactNode }) {
  return <NextIntlClientProvider messages={pick(await getMessages())}>{children}</NextIntlClientProvider>
}
