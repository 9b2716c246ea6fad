import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/**
 * The SQL that Prisma's schema engine makes of a model on an empty database: what a migration must at least contain.
 * The engine's WebAssembly build, since its binary is a download (docs/decisions/0004). Its other direction, reading
 * a live database, fails in this version on PostgreSQL's one-byte "char" columns, hence no `diff` of the two.
 *
 * @param url any reachable PostgreSQL; nothing is changed there
 */
export async function modelAsSql(modelFile: string, url: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const wasm = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports })
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
  const files = [{ path: modelFile, content: readFileSync(modelFile, 'utf8') }]
  const pool = new pg.Pool({ connectionString: url })
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool, { schema: 'portal' }))
    const engine = await engineModule.SchemaEngine.new({ datamodels: [[modelFile, files[0]!.content]] }, () => {}, adapter)
    const { stdout } = await engine.diff({
      from: { tag: 'empty' }, to: { tag: 'schemaDatamodel', files }, script: true, exitCode: null, filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    await pool.end()
  }
}
