/** Days on which no period ends in Finland: Saturdays, Sundays, and these. */

const DAY_MS = 86_400_000
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day)
const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return isoOf(utc(year, Math.floor(n / 31), (n % 31) + 1))
}

export type Holiday = 'new-year' | 'epiphany' | 'good-friday' | 'easter-monday' | 'may-day' | 'ascension' | 'midsummer-eve' | 'independence' | 'christmas-eve' | 'christmas' | 'boxing-day'

/** Those that can fall on a weekday, with the eves on which offices are closed. */
export function holidaysOf(year: number): ReadonlyMap<string, Holiday> {
  const easter = Date.parse(easterSunday(year))
  // The Friday of 19 to 25 June.
  const first = utc(year, 6, 19)
  const midsummer = first + ((5 - new Date(first).getUTCDay() + 7) % 7) * DAY_MS
  const days: [number, Holiday][] = [
    [utc(year, 1, 1), 'new-year'], [utc(year, 1, 6), 'epiphany'], [easter - 2 * DAY_MS, 'good-friday'], [easter + DAY_MS, 'easter-monday'], [utc(year, 5, 1), 'may-day'], [easter + 39 * DAY_MS, 'ascension'],
    [midsummer, 'midsummer-eve'], [utc(year, 12, 6), 'independence'], [utc(year, 12, 24), 'christmas-eve'], [utc(year, 12, 25), 'christmas'], [utc(year, 12, 26), 'boxing-day'],
  ]
  return new Map(days.map(([day, name]) => [isoOf(day), name]))
}

export function isBusinessDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date)
}

/** The day itself, or the last business day before it. */
export function businessDayBefore(date: string): string {
  let day = date
  while (!isBusinessDay(day)) day = isoOf(Date.parse(day) - DAY_MS)
  return day
}

/** The day itself, or the first business day after it. */
export function businessDayFrom(date: string): string {
  let day = date
  while (!isBusinessDay(day)) day = isoOf(Date.parse(day) + DAY_MS)
  return day
}
