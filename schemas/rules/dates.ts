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
