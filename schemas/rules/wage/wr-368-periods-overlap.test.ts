import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../dates.ts'
import { overlapping } from './wr-368-periods-overlap.ts'

const aPeriod = fc.record({ start: fc.nat(40), length: fc.option(fc.nat(5), { nil: undefined }) })
  .map(({ start, length }) => ({ startDate: addDays('2026-05-01', start), ...(length !== undefined && { endDate: addDays('2026-05-01', start + length) }) }))
const share = (one: { startDate: string; endDate?: string }, other: { startDate: string; endDate?: string }) =>
  one.startDate <= (other.endDate ?? other.startDate) && other.startDate <= (one.endDate ?? one.startDate)

test('periods of two kinds: exactly those that share a day with one of the other kind', () => {
  fc.assert(fc.property(fc.array(aPeriod, { maxLength: 12 }), fc.array(aPeriod, { maxLength: 12 }), (paid, unpaid) => {
    expect(overlapping(paid, unpaid)).toEqual(paid.flatMap((period, i) => (unpaid.some((other) => share(period, other)) ? [i] : [])))
  }))
})

test('periods of one kind: exactly those that share a day with one that starts earlier, or as early and stands before', () => {
  fc.assert(fc.property(fc.array(aPeriod, { maxLength: 12 }), (periods) => {
    const isFirst = (a: number, b: number) => periods[a]!.startDate < periods[b]!.startDate || (periods[a]!.startDate === periods[b]!.startDate && a < b)
    expect(overlapping(periods)).toEqual(periods.flatMap((period, i) => (periods.some((other, j) => j !== i && isFirst(j, i) && share(period, other)) ? [i] : [])))
  }))
})
