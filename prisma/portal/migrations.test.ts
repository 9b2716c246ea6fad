import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '#lib/platform/testing/test-database.ts'
import { modelAsSql } from './testing/model-as-sql.ts'

test('what the model says of tables, columns, enums, indexes and references is what the migrations made', async () => {
  const { url } = await testDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('CREATE SCHEMA model; SET search_path = model')
    await client.query((await modelAsSql(path.join(import.meta.dirname, 'schema.prisma'), url)).replace(/CREATE SCHEMA.*;/, ''))
    const [model, migrated] = [await shapeOf(client, 'model'), await shapeOf(client, 'portal')]
    expect(migrated.columns).toEqual(model.columns)
    expect(migrated.enums).toEqual(model.enums)
    expect(migrated.indexes).toEqual(model.indexes)
    expect(migrated.references).toEqual(model.references)
  } finally {
    await client.end()
  }
})

async function shapeOf(client: pg.Client, schema: string) {
  const rows = async (sql: string) => (await client.query<{ text: string }>(sql, [schema])).rows.map(({ text }) => text.replaceAll(`${schema}.`, ''))
  return {
    columns: await rows(`SELECT concat_ws(' ', table_name, column_name, udt_name, is_nullable, replace(column_default, $1 || '.', ''), datetime_precision) AS text
      FROM information_schema.columns WHERE table_schema = $1 AND table_name NOT LIKE '\\_%' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'model') ORDER BY 1`),
    enums: await rows(`SELECT typname || ': ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS text FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
      WHERE typnamespace = $1::regnamespace GROUP BY typname ORDER BY 1`),
    indexes: await rows(`SELECT indexdef AS text FROM pg_indexes WHERE schemaname = $1 AND tablename NOT LIKE '\\_%' AND tablename IN (SELECT tablename FROM pg_tables WHERE schemaname = 'model') ORDER BY indexname`),
    references: await rows(`SELECT conname || ' ' || pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE contype = 'f' AND connamespace = $1::regnamespace ORDER BY 1`),
  }
}
