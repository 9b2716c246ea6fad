/** Tables as wholes: locked against everybody, emptied, copied out and in. Plain SQL that a table's owner may use; no right of the cluster is needed. */
import { setTimeout as wait } from 'node:timers/promises'
import type { DatabaseSchema } from '#lib/platform/database.ts'

/** Runs one statement in the transaction under way. */
export type Sql = <T extends Record<string, unknown> = Record<string, unknown>>(statement: string) => Promise<T[]>

/** What belongs to the installation and not to its state: neither emptied nor put back. */
const INSTALLATION: Record<DatabaseSchema, readonly string[]> = {
  // Whoever trusts the register goes on trusting it.
  register: ['_prisma_migrations', 'certificate_authority', 'register_key', 'certificate_revocation_list'],
  // Of the job runner: its own migrations and the names of tasks, which running processes remember by number.
  portal: ['_prisma_migrations', 'migrations', '_private_tasks', '_private_known_crontabs'],
}

/** Names of the tables that hold a schema's state. */
export async function stateTables(sql: Sql, schema: DatabaseSchema): Promise<string[]> {
  const rows = await sql<{ name: string }>(`SELECT relname::text AS name FROM pg_class WHERE relnamespace = '${schema}'::regnamespace AND relkind = 'r' ORDER BY relname`)
  return rows.map(({ name }) => name).filter((name) => !INSTALLATION[schema].includes(name))
}

export const tableList = (schema: DatabaseSchema, tables: readonly string[]): string => tables.map((table) => `${schema}."${table}"`).join(', ')

/** Shorter than PostgreSQL waits before it looks for a deadlock (1 s): when two wait for each other, it is we who give way. */
const LOCK_MS_MAX = 700
const TRIES_MS_MAX = 60_000

/**
 * Locks tables for the rest of the transaction: `SHARE` lets others read, `ACCESS EXCLUSIVE` lets nobody in. Whoever is at
 * work with them finishes first; whoever comes later waits, and goes on when the transaction ends.
 */
export async function lockTables(sql: Sql, schema: DatabaseSchema, mode: 'SHARE' | 'ACCESS EXCLUSIVE'): Promise<string[]> {
  const tables = await stateTables(sql, schema)
  await sql(`SET LOCAL lock_timeout = ${LOCK_MS_MAX}`)
  await sql(`LOCK TABLE ${tableList(schema, tables)} IN ${mode} MODE`)
  await sql('SET LOCAL lock_timeout = 0')
  return tables
}

export class TooBusy extends Error {}

/**
 * Tries until every lock was got at once. `work` takes its locks first and changes nothing before it has them all.
 * @throws TooBusy when others did not let go for a minute
 */
export async function whenLocked<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      if (performance.now() - started > TRIES_MS_MAX) throw new TooBusy('the databases were in use without a pause for a minute: nothing was changed')
      await wait(20 + Math.random() * 200)
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

/** As PostgreSQL says it, or as Prisma tells it again. */
const isLockTimeout = (error: unknown): boolean =>
  (error as { code?: string }).code === LOCK_NOT_AVAILABLE || /55P03|lock timeout/.test(String((error as Error).message))
