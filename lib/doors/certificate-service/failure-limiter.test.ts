import { expect, test } from 'vitest'
import { FailureLimiter } from './failure-limiter.ts'

test('an address waits until the minute of its first failure is over; others do not wait', () => {
  const limiter = new FailureLimiter(2)
  limiter.failed('one', 0)
  expect(limiter.waitSeconds('one', 1_000)).toBe(0)
  limiter.failed('one', 20_000)
  expect(limiter.waitSeconds('one', 20_000)).toBe(40)
  expect(limiter.waitSeconds('other', 20_000)).toBe(0)
  expect(limiter.waitSeconds('one', 60_000)).toBe(0)
  limiter.failed('one', 60_000)
  expect(limiter.waitSeconds('one', 60_000)).toBe(0)
})

test('ever new addresses do not fill the memory', () => {
  const limiter = new FailureLimiter(1)
  for (let n = 0; n < 20_001; n++) limiter.failed(`address ${n}`, 0)
  expect(limiter.waitSeconds('address 0', 1)).toBe(0)
  expect(limiter.waitSeconds('address 20000', 1)).toBe(60)
})
