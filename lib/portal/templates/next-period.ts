import { businessDayBefore } from '../deadlines/finnish-holidays.ts'
import { parseDay } from '../finnish-days.ts'
import { dayInField, isGroup, type FormValue, type FormValues } from '../forms/form-values.ts'

const DAY_MS = 86_400_000
/** A payment further ahead is not taken (WR-050). */
const DAYS_AHEAD_MAX = 45
/** Longer than two weeks and shorter than a month is no period that anybody repeats in days. */
const WEEKS_DAYS_MAX = 14

/**
 * The pay period after this one, as it is typed: the next month after a month, the next days after a shorter one; paid on
 * the same day of it, or the business day before where that is none.
 * @param today YYYY-MM-DD @returns undefined for what has no period to follow, and where the payment would be too far ahead
 */
export function nextPayPeriod(paymentPeriod: FormValue, today: string): FormValues | undefined {
  const typed: FormValues = isGroup(paymentPeriod) ? paymentPeriod : {}
  const [paid, start, end] = ['paymentDate', 'startDate', 'endDate'].map((key) => parseDay(String(typed[key] ?? '').trim()))
  if (paid === undefined || start === undefined || end === undefined || end < start) return undefined
  const days = Math.round((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1
  const later = days > WEEKS_DAYS_MAX ? monthLater : (day: string) => isoOf(Date.parse(day) + days * DAY_MS)
  const paymentDate = businessDayBefore(later(paid))
  if (Date.parse(paymentDate) > Date.parse(today) + DAYS_AHEAD_MAX * DAY_MS) return undefined
  return { paymentDate: dayInField(paymentDate), startDate: dayInField(later(start)), endDate: dayInField(later(end)) }
}

const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The last day of a month is followed by the last day of the next. */
function monthLater(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [last, lastOfNext] = [new Date(Date.UTC(year, month, 0)).getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate()]
  return isoOf(Date.UTC(year, month, date === last ? lastOfNext : Math.min(date, lastOfNext)))
}
