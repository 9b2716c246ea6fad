import { expect, test } from 'vitest'
import { newReference, referenceOfUuid } from './references.ts'

test('a thousand references of one millisecond are all different and have the form of the schema', () => {
  const references = Array.from({ length: 1000 }, () => newReference(Date.UTC(2026, 0, 1)))
  expect(new Set(references).size).toBe(1000)
  for (const reference of references) expect(reference).toMatch(/^[0-9a-f]{32}$/)
})

test('references sort by the moment they were made', () => {
  expect(newReference(1_000_000) < newReference(1_000_001)).toBe(true)
})

test('a uuid of the database is the same reference', () => {
  expect(referenceOfUuid('0197a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b')).toBe('0197a1b2c3d47e5f8a6b7c8d9e0f1a2b')
})
