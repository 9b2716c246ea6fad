/** Days as people write them, and when they begin in Finland. */

/** `31.1.2026`, `31,1,2026` as a phone's keys for figures type it, or `2026-01-31` → `2026-01-31`; undefined for what is no day. */
export function parseDay(text: string): string | undefined {
  const [, d, m, y] = /^(\d{1,2})[.,](\d{1,2})[.,](\d{4})$/.exec(text) ?? []
  const iso = d === undefined ? text : `${y}-${m!.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso
}

const helsinki = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', timeZoneName: 'longOffset' })

/** The first moment of a Finnish day. */
export function startOfDay(day: string): Date {
  const offset = helsinki.formatToParts(new Date(`${day}T00:00:00+02:00`)).find(({ type }) => type === 'timeZoneName')!.value.replace('GMT', '')
  return new Date(`${day}T00:00:00${offset}`)
}

/** The first moment of the day after. */
export function endOfDay(day: string): Date {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return startOfDay(next.toISOString().slice(0, 10))
}
