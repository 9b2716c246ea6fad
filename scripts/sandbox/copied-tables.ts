import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { DatabaseSchema } from '#lib/platform/database.ts'
import { tableList, type Sql } from './whole-tables.ts'

/** A connection of its own: COPY is a conversation that no pool may get into. */
export type Connection = { schema: DatabaseSchema; sql: Sql; client: pg.Client; end(): Promise<void> }

export async function connectTo(url: string, schema: DatabaseSchema): Promise<Connection> {
  const client = new pg.Client({ connectionString: url, application_name: 'sandbox', options: `-c search_path=${schema} -c timezone=UTC`, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  return { schema, client, sql: async <T>(statement: string) => (await client.query(statement)).rows as T[], end: () => client.end() }
}

export const migrationsOf = async ({ sql }: Connection): Promise<string[]> =>
  (await sql<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name')).map(({ name }) => name)

const fileOf = (directory: string, { schema }: Connection, table: string) => path.join(directory, `${schema}.${table}.copy`)
const columnList = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ')

/** @returns what was copied: columns by table; of tables without rows there is no file */
export async function copyOut(side: Connection, tables: readonly string[], directory: string): Promise<Record<string, string[]>> {
  const columnsOf: Record<string, string[]> = {}
  for (const table of tables) {
    const columns = await side.sql<{ name: string }>(
      `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = '${side.schema}."${table}"'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`)
    columnsOf[table] = columns.map(({ name }) => name)
    if ((await side.sql(`SELECT FROM "${table}" LIMIT 1`)).length === 0) continue
    await pipeline(side.client.query(copyTo(`COPY "${table}" (${columnList(columnsOf[table])}) TO STDOUT`)), createWriteStream(fileOf(directory, side, table), { mode: 0o600, flush: true }))
  }
  return columnsOf
}

/**
 * Replaces the content of tables. Foreign keys are away meanwhile and come back before the commit, which checks them all at
 * once; triggers do not fire: the rows are put back as they were, and nothing happens anew.
 */
export async function copyIn(side: Connection, tables: Readonly<Record<string, readonly string[]>>, directory: string): Promise<void> {
  const { sql, schema, client } = side
  const names = Object.keys(tables)
  const keys = await sql<{ of: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS of, conname::text AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE connamespace = '${schema}'::regnamespace AND contype = 'f'`)
  for (const key of keys) await sql(`ALTER TABLE ${key.of} DROP CONSTRAINT "${key.name}"`)
  await sql(`TRUNCATE ${tableList(schema, names)}`)
  for (const [table, columns] of Object.entries(tables)) {
    const file = fileOf(directory, side, table)
    if (!existsSync(file)) continue
    await sql(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
    await pipeline(createReadStream(file), client.query(copyFrom(`COPY "${table}" (${columnList(columns)}) FROM STDIN`)))
    await sql(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  }
  for (const key of keys) await sql(`ALTER TABLE ${key.of} ADD CONSTRAINT "${key.name}" ${key.definition}`)
  if (schema === 'portal') {
    // Nobody is at work with the jobs of that time.
    await sql('UPDATE _private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL')
    await sql('UPDATE _private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL')
    await sql("NOTIFY portal_change, ''")
  }
}

/** The register's arrival numbers only ever rise: a message that somebody still holds by its number must not become another. */
const NEVER_BACK = ['arrival_no']

export async function readSequences({ sql, schema }: Connection): Promise<Record<string, string>> {
  const rows = await sql<{ name: string; next: string }>(`SELECT sequencename::text AS name, (coalesce(last_value + increment_by, start_value))::text AS next FROM pg_sequences WHERE schemaname = '${schema}'`)
  return Object.fromEntries(rows.filter(({ name }) => !NEVER_BACK.includes(name)).map(({ name, next }) => [name, next]))
}

/** By ALTER SEQUENCE, which a rollback takes back, unlike setval. */
export async function restartSequences({ sql }: Connection, sequences: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, next] of Object.entries(sequences)) await sql(`ALTER SEQUENCE "${name}" RESTART WITH ${BigInt(next)}`)
}
