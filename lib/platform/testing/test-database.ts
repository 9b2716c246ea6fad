import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { TEMPLATE_DATABASE } from './global-setup.ts'

/** A fresh, migrated database of its own. `drop` ends it with whatever is still connected. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const base = inject('postgresUrl')
  const name = `ir_test_${randomBytes(8).toString('hex')}`
  await administer(base, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`)
  return { url: `${base}/${name}`, drop: () => administer(base, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** The same for one test, dropped when it ends. */
export async function testDatabase(): Promise<{ url: string }> {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  return database
}

async function administer(base: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  try { await client.query(sql) } finally { await client.end() }
}
