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

/** The Finnish calendar date of a moment: "today" of every rule (D-17). */
export const helsinkiDate = (moment: Date): IsoDate => helsinkiFormat.format(moment)
