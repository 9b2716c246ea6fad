import type { Locale } from '#components/i18n/routing.ts'

const formats = new Map<Locale, Intl.NumberFormat>()

/** An amount as people write it, in euros. */
export function euros(cents: number, locale: Locale): string {
  let format = formats.get(locale)
  if (!format) formats.set(locale, format = new Intl.NumberFormat({ fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' }[locale], { style: 'currency', currency: 'EUR' }))
  return format.format(cents / 100)
}
