/** Time is a parameter: tests and the sandbox set it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export function fixedClock(moment: string | Date): Clock & { set(moment: string | Date): void } {
  let current = new Date(moment)
  return { now: () => new Date(current), set: (next) => { current = new Date(next) } }
}

/** `YYYY-MM-DD` */
export type IsoDate = string

const helsinkiFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', year: 'numeric', month: '2-digit', day: '2-digit' })

const HOUR_MS = 3_600_000
let latest: { hour: number; date: IsoDate } | undefined

/** The Finnish calendar date of a moment: "today" of every rule (D-17). It changes on the hour, so one of each hour is enough. */
export function helsinkiDate(moment: Date): IsoDate {
  const hour = Math.floor(moment.getTime() / HOUR_MS)
  if (latest?.hour !== hour) latest = { hour, date: helsinkiFormat.format(moment) }
  return latest.date
}
