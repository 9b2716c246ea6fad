/**
 * Applies `prisma/<schema>/migrations/<name>/migration.sql` and keeps `_prisma_migrations` as Prisma does, so that
 * Prisma's own tools can take over. Own code because Prisma's schema engine is a binary that is downloaded at
 * run time, which many networks refuse (docs/decisions/0004).
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { DatabaseSchema } from './database.ts'

/** An applied migration was edited afterwards: refuse, never guess. */
export class MigrationError extends Error {}

const MIGRATIONS = path.join(import.meta.dirname, '../../prisma')

/**
 * Brings `schema` up to date; safe when several processes start at once (advisory lock).
 * @returns names of the migrations applied now
 * @throws MigrationError when an applied migration has changed or is unknown here
 */
export async function migrate({ url, schema }: { url: string; schema: DatabaseSchema }): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: `migrate ${schema}`, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate ${schema}`])
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await client.query(`SET search_path = ${schema}`)
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
    const applied = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
    const checksums = new Map(applied.rows.map((row) => [row.migration_name, row.checksum]))
    const migrations = readMigrations(schema)
    for (const name of checksums.keys()) {
      if (!migrations.some((migration) => migration.name === name)) {
        throw new MigrationError(`The ${schema} database has migration ${name}, which this version does not know: it belongs to a newer version`)
      }
    }
    const now: string[] = []
    for (const { name, sql, checksum } of migrations) {
      const present = checksums.get(name)
      if (present === checksum) continue
      if (present) throw new MigrationError(`Migration ${name} of the ${schema} database was changed after it had been applied`)
      await client.query('BEGIN')
      await client.query(sql)
      await client.query(
        'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), now(), 1)',
        [randomUUID(), checksum, name])
      await client.query('COMMIT')
      now.push(name)
    }
    return now
  } finally {
    await client.end()
  }
}

function readMigrations(schema: DatabaseSchema) {
  const directory = path.join(MIGRATIONS, schema, 'migrations')
  if (!existsSync(directory)) return []
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
