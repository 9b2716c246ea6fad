/** A calendar month, `YYYY-MM`. */
export type Month = string

/** The last whole months before `today`, oldest first. @param today YYYY-MM-DD */
export function monthsBefore(today: string, count: number): Month[] {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, at) => {
    const month = index - count + at
    return `${Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, '0')}`
  })
}

export const yearAndMonth = (month: Month): [year: number, month: number] => [Number(month.slice(0, 4)), Number(month.slice(5))]
