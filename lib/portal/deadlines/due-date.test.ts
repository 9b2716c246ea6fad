import { expect, test } from 'vitest'
import { dueDate, penaltyFrom, separateReportDue } from './due-date.ts'
import { easterSunday, holidaysOf } from './finnish-holidays.ts'

test.each([
  ['2026-11-24', '2026-11-30', 'Sunday 29 November goes on to Monday'],
  ['2026-11-25', '2026-11-30', 'a Monday'],
  ['2026-03-31', '2026-04-07', 'Easter: 5 April is Easter Sunday, the 6th Easter Monday'],
  ['2026-04-28', '2026-05-04', '3 May is a Sunday'],
  ['2026-05-09', '2026-05-15', '14 May is Ascension Day'],
  ['2026-06-14', '2026-06-22', '19 June is Midsummer Eve, then Saturday and Sunday'],
  ['2026-12-19', '2026-12-28', '24 December is Christmas Eve, 25 and 26 Christmas, 27 a Sunday'],
  ['2026-12-27', '2027-01-04', '1 January, Saturday and Sunday'],
  ['2027-01-01', '2027-01-07', '6 January is Epiphany'],
])('wages paid on %s are reported by %s (%s)', (paid, due) => {
  expect(dueDate(paid)).toBe(due)
})

test('a household reports by the fifth of the next month', () => {
  expect(dueDate('2026-11-02', { household: true })).toBe('2026-12-07')
  expect(dueDate('2026-12-31', { household: true })).toBe('2027-01-05')
  expect(separateReportDue('2026-11')).toBe('2026-12-07')
})

test('the penalty may be charged after the eighth of the month after the payment', () => {
  expect(penaltyFrom('2026-11-02')).toBe('2026-12-09')
  expect(penaltyFrom('2026-12-31')).toBe('2027-01-09')
})

test('Easter and what moves with it', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])
  expect([...holidaysOf(2026).keys()].toSorted()).toEqual(['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-06-19', '2026-12-06', '2026-12-24', '2026-12-25', '2026-12-26'])
})
