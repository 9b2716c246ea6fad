import type { Absence } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isBefore } from '../dates.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ABSENCE, PAID_PERIOD, UNPAID_PERIOD } from './paths.ts'

type Days = { readonly startDate: string; readonly endDate?: string }
type Placed = { readonly index: number; readonly start: string; readonly end: string }

/**
 * Periods (0-based) that share a day with a period of `others`; with their own kind, the later of each pair.
 * A period without end is its first day (D-83). Sorted once: with many periods, pair by pair would take minutes.
 */
export function overlapping(periods: readonly Days[], others: readonly Days[] = periods): number[] {
  const found: number[] = []
  const sorted = (list: readonly Days[]): Placed[] => list
    .map(({ startDate, endDate }, index) => ({ index, start: startDate, end: endDate === undefined || isBefore(endDate, startDate) ? startDate : endDate }))
    .sort((one, other) => (isBefore(one.start, other.start) ? -1 : isBefore(other.start, one.start) ? 1 : one.index - other.index))
  if (periods === others) {
    let lastEnd: string | undefined
    for (const { index, start, end } of sorted(periods)) {
      if (lastEnd !== undefined && !isBefore(lastEnd, start)) found.push(index)
      if (lastEnd === undefined || isBefore(lastEnd, end)) lastEnd = end
    }
  } else {
    const rest = sorted(others)
    // The furthest end among the first n others: a period overlaps one of those that begin by its end, if this reaches its start.
    let next = 0
    let reach: string | undefined
    for (const { index, start, end } of sorted(periods).sort((one, other) => (isBefore(one.end, other.end) ? -1 : isBefore(other.end, one.end) ? 1 : 0))) {
      for (; next < rest.length && !isBefore(end, rest[next]!.start); next++) if (reach === undefined || isBefore(reach, rest[next]!.end)) reach = rest[next]!.end
      if (reach !== undefined && !isBefore(reach, start)) found.push(index)
    }
  }
  return found.sort((one, other) => one - other)
}

const PERIOD_ELEMENTS = [`${PAID_PERIOD}/StartDate`, `${PAID_PERIOD}/EndDate`]
const paidStart = (index: number) => `PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod[${index + 1}]/StartDate`

export const wr368PaidPeriodsOverlap = checked<ReportFacts, Absence>(
  row('WR-368', PERIOD_ELEMENTS), ABSENCE,
  ({ paidAbsence }, _facts, place, rule) => {
    const paid = paidAbsence?.paidAbsencePeriods.paidAbsencePeriod
    if (paid === undefined || paid.length < 2) return
    for (const index of overlapping(paid)) place.violates(rule, paidStart(index), paid[index]!.startDate)
  },
)

export const wr369PaidAndUnpaidOverlap = checked<ReportFacts, Absence>(
  row('WR-369', [...PERIOD_ELEMENTS, `${UNPAID_PERIOD}/StartDate`, `${UNPAID_PERIOD}/EndDate`]), ABSENCE,
  ({ paidAbsence, unpaidAbsence }, _facts, place, rule) => {
    if (paidAbsence === undefined || unpaidAbsence === undefined) return
    const paid = paidAbsence.paidAbsencePeriods.paidAbsencePeriod
    for (const index of overlapping(paid, unpaidAbsence.unpaidAbsencePeriods.unpaidAbsencePeriod)) place.violates(rule, paidStart(index), paid[index]!.startDate)
  },
)
