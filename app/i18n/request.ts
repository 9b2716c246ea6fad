import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { routing, type Locale } from '#components/i18n/routing.ts'
import en from '#messages/en.json' with { type: 'json' }
import fi from '#messages/fi.json' with { type: 'json' }
import sv from '#messages/sv.json' with { type: 'json' }

const messages: Record<Locale, typeof fi> = { fi, sv, en }

/** Texts of the request's language; times are Finland's, whoever looks. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale
  return { locale, messages: messages[locale], timeZone: 'Europe/Helsinki' }
})
