/** One real PostgreSQL for the whole run, with a template database that has every migration. */
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
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.cache/test-postgres') })
  const base = postgres.url.slice(0, postgres.url.lastIndexOf('/'))
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  const { rows } = await admin.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'ir\\_%'")
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`)
  await admin.end()
  for (const schema of ['register', 'portal'] as const) await migrate({ url: `${base}/${TEMPLATE_DATABASE}`, schema })
  project.provide('postgresUrl', base)
  return () => postgres.stop()
}
