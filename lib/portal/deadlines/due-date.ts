import { businessDayFrom } from './finnish-holidays.ts'

const REPORTING_DAYS = 5
const DAY_OF_NEXT_MONTH = 5
const DAY_MS = 86_400_000

/**
 * By when a payment has to be reported (e-service 5.3): the fifth calendar day after it, or for a household that is no
 * regular employer the fifth day of the next month; the next business day where that is none.
 * @param paymentDate YYYY-MM-DD
 */
export function dueDate(paymentDate: string, { household = false } = {}): string {
  return businessDayFrom(household ? fifthOfNextMonth(paymentDate) : new Date(Date.parse(paymentDate) + REPORTING_DAYS * DAY_MS).toISOString().slice(0, 10))
}

/** By when the employer's separate report of a month has to be given. @param month YYYY-MM */
export const separateReportDue = (month: string): string => businessDayFrom(fifthOfNextMonth(`${month}-01`))

/** From this day on the penalty may be charged (e-service 5.4): after the eighth day of the month after the payment. */
export function penaltyFrom(paymentDate: string): string {
  const fifth = fifthOfNextMonth(paymentDate)
  return `${fifth.slice(0, 8)}09`
}

function fifthOfNextMonth(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return new Date(Date.UTC(year, month, DAY_OF_NEXT_MONTH)).toISOString().slice(0, 10)
}
