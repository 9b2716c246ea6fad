/** Days as they stand in messages: `YYYY-MM-DD`, no time zone (WR-009). */

/**
 * Is `one` an earlier day than `other`? Text order is date order as long as years have four digits; xs:date also
 * allows longer and negative years.
 */
export function isBefore(one: string, other: string): boolean {
  if (one.length === 10 && other.length === 10) return one < other
  const [yearOfOne, yearOfOther] = [Number.parseInt(one, 10), Number.parseInt(other, 10)]
  return yearOfOne === yearOfOther ? one.slice(-6) < other.slice(-6) : yearOfOne < yearOfOther
}

const MS_OF_DAY = 86_400_000

/** @param date YYYY-MM-DD */
export const addDays = (date: string, days: number): string => new Date(Date.parse(date) + days * MS_OF_DAY).toISOString().slice(0, 10)

/** First day that any date in a report may name, unless its rule says later. */
export const EARLIEST_DATE = '1800-01-01'

/** Payment dates and starts of employment may lie this far ahead; the day itself is accepted (D-17). */
export const DAYS_AHEAD_MAX = 45

/** A calendar month as it stands in messages. */
export type Month = { readonly year: number; readonly month: number }

/** First day of the month, YYYY-MM-DD. */
export const monthStart = ({ year, month }: Month): string => `${yearText(year)}-${twoDigits(month)}-01`

/** Last day of the month, YYYY-MM-DD. */
export const monthEnd = ({ year, month }: Month): string => `${yearText(year)}-${twoDigits(month)}-${lastDayOf(year, month)}`

/** Every day of the month, in order. */
export const daysOf = ({ year, month }: Month): string[] =>
  Array.from({ length: lastDayOf(year, month) }, (_, index) => `${yearText(year)}-${twoDigits(month)}-${twoDigits(index + 1)}`)

/** Number of the month since year 0: months ahead are differences. */
export const monthNumber = ({ year, month }: Month): number => year * 12 + month - 1

/** @param date YYYY-MM-DD */
export const monthOf = (date: string): Month => ({ year: Number(date.slice(0, -6)), month: Number(date.slice(-5, -3)) })

const twoDigits = (value: number) => String(value).padStart(2, '0')
const yearText = (year: number) => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
/** Day 0 of the next month. 400 years are the same number of days, and far years are beyond what Date can hold. */
const lastDayOf = (year: number, month: number) => new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate()
