import { expect, test } from 'vitest'
import { nextPayPeriod } from './next-period.ts'

const period = (paymentDate: string, startDate: string, endDate: string) => ({ paymentDate, startDate, endDate })

test.each([
  ['a month is followed by the next, to its last day', period('15.1.2026', '1.1.2026', '31.1.2026'), period('13.2.2026', '1.2.2026', '28.2.2026')],
  ['paid on the last day, paid on the last again', period('30.6.2026', '1.6.2026', '30.6.2026'), period('31.7.2026', '1.7.2026', '31.7.2026')],
  ['two weeks are followed by two weeks', period('13.11.2026', '1.11.2026', '14.11.2026'), period('27.11.2026', '15.11.2026', '28.11.2026')],
  ['a bank holiday is paid for on the day before', period('25.11.2026', '1.11.2026', '30.11.2026'), period('23.12.2026', '1.12.2026', '31.12.2026')],
  ['December is followed by January', period('15.12.2025', '1.12.2025', '31.12.2025'), period('15.1.2026', '1.1.2026', '31.1.2026')],
])('%s', (_what, last, next) => {
  expect(nextPayPeriod(last, '2026-12-01')).toEqual(next)
})

test('nothing is guessed from half a period, nor a payment further ahead than the register takes', () => {
  expect(nextPayPeriod(undefined, '2026-11-24')).toBeUndefined()
  expect(nextPayPeriod(period('15.11.2026', '', '30.11.2026'), '2026-11-24')).toBeUndefined()
  expect(nextPayPeriod(period('15.12.2026', '1.12.2026', '31.12.2026'), '2026-11-24')).toBeUndefined()
})
