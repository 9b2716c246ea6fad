/**
 * PostgreSQL for plain SQL. The type of the parameter says what a function may do:
 * `Database` begins transactions, `Transaction` writes, `ReadTransaction` reads.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

// int8 (sequence numbers, cents) as number: all of ours stay below 2^53. date as text: a date has no moment.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Row = Record<string, unknown>

export interface ReadTransaction {
  query<T extends Row = Row>(sql: string, parameters?: unknown[]): Promise<T[]>
}

export interface Transaction extends ReadTransaction {
  /** Writes rows by COPY in text format; `sql` is `COPY … FROM STDIN`. Chunks are finished COPY lines. */
  copy(sql: string, chunks: Iterable<string | Buffer>): Promise<void>
  /** A last statement, without a result: it goes out together with COMMIT, and when it fails nothing is committed. */
  atCommit(sql: string, parameters?: unknown[]): void
  /** The same, but on its way at once, while the work goes on; only statements `atCommit` may follow it. */
  ahead(sql: string, parameters?: unknown[]): void
  readonly writes: true
}

export interface Database extends ReadTransaction {
  /** Outside a transaction: one statement that reads. */
  query<T extends Row = Row>(sql: string, parameters?: unknown[]): Promise<T[]>
  /** @param options.lock name of a lock that is held until the transaction ends; taken in the round trip of the first query */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: { lock?: string }): Promise<T>
  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T>
  /** A connection of its own for LISTEN; call the result to stop. */
  listen(channel: string, onNotification: (payload: string) => void): Promise<() => Promise<void>>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Schema of each side; they share nothing. */
export type DatabaseSchema = 'register' | 'portal'

export type DatabaseOptions = { url: string; schema: DatabaseSchema; connectionsMax?: number; applicationName?: string }

export function openDatabase({ url, schema, connectionsMax = 8, applicationName = schema }: DatabaseOptions): Database {
  const settings: pg.PoolConfig = {
    connectionString: url,
    max: connectionsMax,
    application_name: applicationName,
    options: `-c search_path=${schema} -c timezone=UTC`,
    connectionTimeoutMillis: 10_000,
    // Queries that do not wait for each other's results share a round trip.
    pipeline: true,
  }
  const pool = new pg.Pool(settings)
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})

  const within = async <T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      // Not awaited first: they share their round trip with the first queries of the work. Both are waited for, so
      // that nothing is under way any more when the connection goes back.
      const last: Last = { sent: [], unsent: [] }
      const [begun, worked] = await inOneWrite(client, () => Promise.allSettled([client.query(begin), work(transactionOn(client, last))]))
      if (begun.status === 'rejected') throw begun.reason
      if (worked.status === 'rejected') throw worked.reason
      // Where one of the last statements fails, PostgreSQL answers COMMIT by rolling back.
      const ended = await inOneWrite(client, () => Promise.allSettled([...last.sent, ...[...last.unsent, { text: 'COMMIT' }].map((statement) => client.query(statement))]))
      for (const each of ended) if (each.status === 'rejected') throw each.reason
      return worked.value
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => { broken = failure })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    pool,
    async query<T extends Row>(sql: string, parameters?: unknown[]) {
      return (await pool.query<T>(prepared(sql, parameters))).rows
    },
    transaction: (work, { lock } = {}) => within(lock === undefined ? 'BEGIN' : `BEGIN; SELECT pg_advisory_xact_lock('${lockNumber(lock)}')`, work),
    read: (work) => within('BEGIN READ ONLY', work),
    async listen(channel, onNotification) {
      let stopped = false
      let client: pg.Client | undefined
      const connect = async (): Promise<void> => {
        client = new pg.Client(settings)
        client.on('notification', (message) => onNotification(message.payload ?? ''))
        client.on('error', () => {
          if (!stopped) setTimeout(() => void connect().catch(() => client?.emit('error', new Error('reconnect'))), 500)
        })
        await client.connect()
        await client.query(`LISTEN ${channel}`)
        // What was notified while no one listened is not repeated: look again after every (re)connection.
        onNotification('')
      }
      await connect()
      return async () => { stopped = true; await client?.end() }
    },
    close: () => pool.end(),
  }
}

/** PostgreSQL's locks are numbers: the first 64 bits of a digest of the name. */
const lockNumber = (name: string): bigint => createHash('sha256').update(name).digest().readBigInt64BE()

/**
 * Statements with parameters are prepared once per connection: planning costs more than running most of them. The
 * texts are constants of the program; should ever more appear, the rest goes unprepared.
 */
const preparedNames = new Map<string, string>()
const PREPARED_MAX = 300

function prepared(sql: string, values: unknown[] | undefined): pg.QueryConfig {
  if (!values) return { text: sql }
  let name = preparedNames.get(sql)
  if (name === undefined && preparedNames.size < PREPARED_MAX) preparedNames.set(sql, name = `s${preparedNames.size}`)
  return { ...(name === undefined ? {} : { name }), text: sql, values }
}

/** The last statements of a transaction. */
type Last = { sent: Promise<unknown>[]; unsent: pg.QueryConfig[] }

function transactionOn(client: pg.PoolClient, last: Last): Transaction {
  return {
    writes: true,
    atCommit(sql, parameters) {
      last.unsent.push(prepared(sql, parameters))
    },
    ahead(sql, parameters) {
      const sent = client.query(prepared(sql, parameters))
      // Looked at with COMMIT, or not at all when the work itself fails.
      sent.catch(() => {})
      last.sent.push(sent)
    },
    async query<T extends Row>(sql: string, parameters?: unknown[]) {
      return (await client.query<T>(prepared(sql, parameters))).rows
    },
    async copy(sql, chunks) {
      pipelined(client, false)
      const stream = client.query(copyFrom(sql))
      try {
        for (const chunk of chunks) if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), once(stream, 'error').then(([error]) => { throw error })])
        stream.end()
        await once(stream, 'finish')
      } catch (error) {
        stream.destroy()
        await finished(stream).catch(() => {})
        throw error
      } finally {
        pipelined(client, true)
      }
    },
  }
}

/** Statements that are sent at once reach PostgreSQL in one write: each would wake it up. */
function inOneWrite<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/** COPY is a conversation that nothing may be sent into; pg refuses it while a connection is pipelined. Only when nothing is under way. */
function pipelined(client: pg.PoolClient, on: boolean): void {
  Object.assign(client, { pipeline: on })
}

/** True when the failure is PostgreSQL's and breaks this constraint; the names lead to rules. */
export const violatesConstraint = (error: unknown, constraint: string): boolean =>
  error instanceof pg.DatabaseError && error.constraint === constraint
