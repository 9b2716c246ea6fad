import { expect, test } from 'vitest'
import { endOfDay, parseDay, startOfDay } from './finnish-days.ts'

test.each([
  ['31.1.2026', '2026-01-31'], ['1.12.2026', '2026-12-01'], ['2026-02-28', '2026-02-28'],
  ['31.2.2026', undefined], ['1.13.2026', undefined], ['2026', undefined], ['', undefined], ['tomorrow', undefined], ['2026-1-1', undefined],
])('%s is the day %s', (text, day) => expect(parseDay(text)).toBe(day))

test('a day begins at midnight in Finland, in winter and summer, and is 23 or 25 hours long when the clock changes', () => {
  expect(startOfDay('2026-01-15')).toEqual(new Date('2026-01-14T22:00:00Z'))
  expect(startOfDay('2026-07-15')).toEqual(new Date('2026-07-14T21:00:00Z'))
  const hours = (day: string) => (endOfDay(day).getTime() - startOfDay(day).getTime()) / 3_600_000
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24])
})
