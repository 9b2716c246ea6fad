import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isBefore } from './dates.ts'

test('years of more than four digits, or before year one, keep their order', () => {
  const ordered = ['-0044-03-15', '0001-01-01', '1799-12-31', '1800-01-01', '9999-12-31', '10000-01-01', '10000-01-02', '12022-01-01']
  for (const [i, one] of ordered.entries()) for (const [j, other] of ordered.entries()) expect(isBefore(one, other), `${one} ${other}`).toBe(i < j)
})

test('of two days one is before the other unless they are the same', () => {
  const aDay = fc.integer({ min: -80_000, max: 2_900_000 }).map((days) => addDays('2000-01-01', days))
  fc.assert(fc.property(aDay, aDay, (one, other) => { expect(Number(isBefore(one, other)) + Number(isBefore(other, one))).toBe(one === other ? 0 : 1) }))
})
