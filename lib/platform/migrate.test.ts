import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { feedbackOn } from '#lib/doors/testing/messages.ts'
import { startTestRegister } from '#lib/doors/testing/test-register.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate, MigrationError } from './migrate.ts'

async function emptyDatabase(): Promise<string> {
  const base = inject('postgresUrl')
  const name = `ir_empty_${Math.random().toString(36).slice(2)}`
  const admin = new pg.Client({ connectionString: `${base}/postgres` })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  onTestFinished(async () => { await admin.query(`DROP DATABASE ${name} WITH (FORCE)`); await admin.end() })
  return `${base}/${name}`
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('five processes that start at once apply each migration once', async () => {
  const url = await emptyDatabase()
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate({ url, schema: 'register' })))
  const all = applied.flat()
  expect(all.length).toBeGreaterThan(0)
  expect(new Set(all).size).toBe(all.length)
  expect(await migrate({ url, schema: 'register' })).toEqual([])
})

test('a migration that was changed after it had been applied is refused, and so is a database of a newer version', async () => {
  const url = await emptyDatabase()
  await migrate({ url, schema: 'portal' })
  await run(url, "INSERT INTO portal._prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101000000_future', now())")
  await expect(migrate({ url, schema: 'portal' })).rejects.toThrow(MigrationError)
  await run(url, "DELETE FROM portal._prisma_migrations WHERE id = 'x'; UPDATE portal._prisma_migrations SET checksum = 'changed'")
  await expect(migrate({ url, schema: 'portal' })).rejects.toThrow(/changed after it had been applied/)
})

/** The PostgreSQL servers that Debian has installed on this machine. */
const installed = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').filter((version) => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`)) : []

describe.runIf(installed.length > 0)('a PostgreSQL of the machine instead of the embedded one', () => {
  test.each(installed)('version %s: migrations, and a delivery all the way', async (version) => {
    const bin = (name: string) => `/usr/lib/postgresql/${version}/bin/${name}`
    const directory = mkdtempSync(path.join(tmpdir(), 'ir-external-'))
    const server = await startEmbeddedPostgres({ directory, binaries: { initdb: bin('initdb'), pg_ctl: bin('pg_ctl'), postgres: bin('postgres') } })
    try {
      await migrate({ url: server.url, schema: 'portal' })
      const register = await startTestRegister({ DATABASE_URL: server.url })
      const client = await register.client({ businessId: artificialBusinessId(1) })
      const { statusResponse } = await feedbackOn(register, client, aWageDelivery().ofPayer(client.businessId).withReports(400, (report) => report.paying(201, 1_000_00)).build())
      expect(statusResponse.validItems!.item).toHaveLength(400)
      await register.close()
    } finally {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    }
  })
})
