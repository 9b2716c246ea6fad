import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { routing, type Locale } from '#components/i18n/routing.ts'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { compiledTexts } from './compiled-texts.ts'

const messages: Record<Locale, typeof fi> = { fi: compiledTexts(fi), sv: compiledTexts(sv), en: compiledTexts(en) }

/** Texts of the request's language; times are Finland's, whoever looks. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale
  return { locale, messages: messages[locale], timeZone: 'Europe/Helsinki' }
})
