import { expect, test } from 'vitest'
import { isFromOwnPage } from './same-origin.ts'

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site', 'origin': 'http://localhost:3000', 'host': 'localhost:3000' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'origin': 'http://localhost:3000', 'host': 'localhost:3000' }, true],
  [{ 'origin': 'http://localhost:3001', 'host': 'localhost:3000' }, false],
  [{ 'origin': 'null', 'host': 'localhost:3000' }, false],
  [{ 'host': 'localhost:3000' }, false],
])('%o', (headers, expected) => {
  expect(isFromOwnPage(new Headers(headers as Record<string, string>))).toBe(expected)
})
