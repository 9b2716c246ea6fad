import { defineRouting } from 'next-intl/routing'

/** The language is part of every address: a link can be shared, and a page is always in the language it says. */
export const routing = defineRouting({
  locales: ['fi', 'sv', 'en'],
  defaultLocale: 'fi',
  localePrefix: 'always',
  localeCookie: { name: 'language', sameSite: 'lax', maxAge: 365 * 24 * 60 * 60 },
})

export type Locale = (typeof routing.locales)[number]
