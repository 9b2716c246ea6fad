import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { fixedClock, type Clock } from '#lib/platform/clock.ts'
import { openDatabase, type Database } from '#lib/platform/database.ts'
import { testDatabase } from '#lib/platform/testing/test-database.ts'
import { openAuthority, type Authority, type AuthorityOptions } from '../authority.ts'

export const TEST_MASTER_KEY = randomBytes(32)

export type TestAuthority = { authority: Authority; db: Database; url: string; clock: ReturnType<typeof fixedClock> }

/** An authority over a database of its own. The authorities' keys are 2048 bits here: ten of them take 0.2 s, of 4096 bits 3 s. */
export async function testAuthority(options: Partial<AuthorityOptions> = {}): Promise<TestAuthority> {
  const { url } = await testDatabase()
  const clock = fixedClock('2026-11-24T10:00:00Z')
  return { ...await anotherProcess(url, { clock, ...options }), url, clock }
}

/** A further authority over the same database, as a second process has it. */
export async function anotherProcess(url: string, options: Partial<AuthorityOptions> & { clock: Clock }): Promise<{ authority: Authority; db: Database }> {
  const db = openDatabase({ url, schema: 'register', connectionsMax: 3 })
  const authority = await openAuthority({
    db,
    environment: 'test',
    masterKey: TEST_MASTER_KEY,
    publishedAt: 'http://localhost:8446',
    serverNames: ['localhost', '127.0.0.1', '::1'],
    keyBits: 2048,
    ...options,
  })
  onTestFinished(async () => {
    await authority.close()
    await db.close()
  })
  return { authority, db }
}
