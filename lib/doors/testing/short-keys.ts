import { randomBytes } from 'node:crypto'
import { openAuthority } from '#lib/certificates/authority.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase } from '#lib/platform/database.ts'

/**
 * Makes the authorities of a register before its process starts, with shorter keys: those of a real one take ten seconds.
 * @returns MASTER_KEY for the process
 */
export async function authoritiesWithShortKeys(url: string): Promise<string> {
  const masterKey = randomBytes(32)
  const db = openDatabase({ url, schema: 'register', connectionsMax: 3, applicationName: 'test' })
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost', '127.0.0.1'], keyBits: 2048 })
  await authority.close()
  await db.close()
  return masterKey.toString('base64')
}
