import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, violatesConstraint, type Database } from '#lib/platform/database.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { insertRows, type InsertOptions } from './insert-rows.ts'

let database: { url: string; drop(): Promise<void> }
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, schema: 'register' })
  await db.transaction((tx) => tx.query('CREATE TABLE any_text (n int PRIMARY KEY, value text, content jsonb, yes boolean)'))
})
afterAll(async () => { await db?.close(); await database?.drop() })

/** Whatever XML can carry: everything but NUL and lone surrogates. */
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('\\', '\t', '\n', '\r', '"', "'", '{', ',', '\\N', ' '), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => !text.includes('\0'))), maxLength: 20 })

test.each([['one row', 1], ['in one statement', 20], ['by COPY', 400]])('every text, number and absence comes back as it was, %s', async (_way, count) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.option(anyText), fc.boolean()), { minLength: count, maxLength: count }), async (cells) => {
    await db.transaction(async (tx) => {
      await tx.query('TRUNCATE any_text')
      await insertRows(tx, [{
        table: 'any_text', columns: { n: 'int', value: 'text', content: 'jsonb', yes: 'boolean' },
        rows: cells.map(([value, yes], n) => [n, value, JSON.stringify({ value }), yes]),
      }])
      const rows = await tx.query('SELECT value, content, yes FROM any_text ORDER BY n')
      expect(rows).toEqual(cells.map(([value, yes]) => ({ value, content: { value }, yes })))
    })
  }), { numRuns: 10 })
})

const ways: [way: string, count: number, options?: InsertOptions][] = [['in one statement', 20], ['ahead of COMMIT', 20, { last: 'ahead' }], ['together with COMMIT', 20, { last: 'at commit' }], ['by COPY', 400], ['by COPY as the last', 400, { last: 'at commit' }]]

test.each(ways)('a row that breaks a constraint is told with its name and leaves nothing, %s', async (_way, count, options) => {
  await db.transaction((tx) => tx.query('TRUNCATE any_text'))
  const rows = Array.from({ length: count }, (_, n) => [n === count - 1 ? 0 : n, 'value', '{}', true])
  const failure = await db.transaction((tx) => insertRows(tx, [{ table: 'any_text', columns: { n: 'int', value: 'text', content: 'jsonb', yes: 'boolean' }, rows }], options)).catch((error: unknown) => error)
  expect(violatesConstraint(failure, 'any_text_pkey')).toBe(true)
  // On the same connections, queries asked at once are still answered in their order.
  expect(await Promise.all([1, 2, 3, 4].map((n) => db.read(async (tx) => (await Promise.all([tx.query('SELECT $1::int AS n', [n]), tx.query('SELECT count(*)::int AS n FROM any_text', [])])).map(([row]) => row?.n)))))
    .toEqual([1, 2, 3, 4].map((n) => [n, 0]))
})

test('what goes out ahead of COMMIT and together with it is there when the transaction has ended', async () => {
  await db.transaction((tx) => tx.query('TRUNCATE any_text'))
  const row = (n: number) => [{ table: 'any_text', columns: { n: 'int', value: 'text' }, rows: [[n, `row ${n}`]] }]
  await db.transaction(async (tx) => {
    await insertRows(tx, row(1), { last: 'ahead' })
    await insertRows(tx, row(2), { last: 'at commit' })
  })
  expect(await db.query('SELECT n, value FROM any_text ORDER BY n')).toEqual([{ n: 1, value: 'row 1' }, { n: 2, value: 'row 2' }])
})

test('what went out ahead is taken back when the work fails after it', async () => {
  await db.transaction((tx) => tx.query('TRUNCATE any_text'))
  await expect(db.transaction(async (tx) => {
    await insertRows(tx, [{ table: 'any_text', columns: { n: 'int' }, rows: [[1]] }], { last: 'ahead' })
    throw new Error('no signature')
  })).rejects.toThrow('no signature')
  expect(await db.query('SELECT n FROM any_text')).toEqual([])
})
