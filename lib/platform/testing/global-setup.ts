/** One real PostgreSQL for the whole run, with a template database that has every migration. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server without a database name. */
    postgresUrl: string
  }
}

export const TEMPLATE_DATABASE = 'ir_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A server of its own for each run: two runs at once must not drop each other's databases.
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-test-postgres-'))
  const postgres = await startEmbeddedPostgres({ directory })
  const base = postgres.url.slice(0, postgres.url.lastIndexOf('/'))
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`)
  await admin.end()
  for (const schema of ['register', 'portal'] as const) await migrate({ url: `${base}/${TEMPLATE_DATABASE}`, schema })
  project.provide('postgresUrl', base)
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
