/** How figures are written for people: days as d.m.yyyy in all three languages, since every form asks for them so. */
import type { Locale } from '../i18n/routing.ts'

const day = new Map<string, Intl.DateTimeFormat>()

export function dayText(date: Date, timeZone = 'Europe/Helsinki'): string {
  let format = day.get(timeZone)
  if (!format) day.set(timeZone, format = new Intl.DateTimeFormat('fi-FI', { timeZone, day: 'numeric', month: 'numeric', year: 'numeric' }))
  return format.format(date)
}

const times = {
  fi: new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit' }),
  sv: new Intl.DateTimeFormat('sv-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }),
}
const before: Record<Locale, string> = { fi: 'klo\u00a0', sv: 'kl.\u00a0', en: '' }

export const momentText = (at: Date, locale: Locale): string => `${dayText(at)} ${before[locale]}${times[locale].format(at)}`

const MEBIBYTE = 1_048_576
const units: Record<Locale, { kilo: string; mega: string }> = { fi: { kilo: 'kt', mega: 'Mt' }, sv: { kilo: 'kB', mega: 'MB' }, en: { kilo: 'kB', mega: 'MB' } }

/** 1 MB = 1,048,576 bytes (D-27). */
export function sizeText(bytes: number, locale: Locale): string {
  const { kilo, mega } = units[locale]
  if (bytes < MEBIBYTE) return `${number(Math.max(1, Math.round(bytes / 1024)), locale, 0)} ${kilo}`
  return `${number(bytes / MEBIBYTE, locale, 1)} ${mega}`
}

const number = (value: number, locale: Locale, maximumFractionDigits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
