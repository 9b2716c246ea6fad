import type { Transaction } from '#lib/platform/database.ts'
import { copyChunks, copyText } from './copy-text.ts'

export type CellValue = string | number | boolean | Date | Buffer | null | undefined

/** Rows for one table. A jsonb cell is its JSON text. */
export type RowSet = {
  table: string
  /** column → SQL type, in the order of the cells of a row */
  columns: Readonly<Record<string, string>>
  rows: readonly (readonly CellValue[])[]
}

/** Up to here one statement wins over its round trips; above, COPY (npm run bench: real time and one delivery). */
const ONE_STATEMENT_ROWS_MAX = 300

export type InsertOptions = {
  /** Nothing else that has a result follows in this transaction: few rows are not waited for before COMMIT. `ahead`: they are on their way at once; `at commit`: with COMMIT. */
  last?: 'ahead' | 'at commit'
}

/**
 * Inserts the rows of several tables, parents before children. Few rows go in one statement, thousands by COPY: an
 * INSERT for each row would be some twenty times slower.
 */
export async function insertRows(tx: Transaction, sets: readonly RowSet[], { last }: InsertOptions = {}): Promise<void> {
  const filled = sets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) return
  const total = filled.reduce((sum, { rows }) => sum + rows.length, 0)
  if (total <= ONE_STATEMENT_ROWS_MAX) {
    const [sql, parameters] = [oneStatement(filled), filled.flatMap(parametersOf)]
    if (last === 'ahead') tx.ahead(sql, parameters)
    else if (last === 'at commit') tx.atCommit(sql, parameters)
    else await tx.query(sql, parameters)
    return
  }
  for (const { table, columns, rows } of filled) {
    await tx.copy(`COPY ${table} (${Object.keys(columns).join(', ')}) FROM STDIN`, copyChunks(lines(rows)))
  }
}

/** Each set is a part of one WITH; foreign keys are checked when the whole statement has run. */
function oneStatement(sets: readonly RowSet[]): string {
  let parameter = 0
  const parts = sets.map(({ table, columns, rows }, index) => {
    const types = Object.values(columns)
    const select = rows.length === 1
      ? `SELECT ${types.map((type) => `$${++parameter}::${type}`).join(', ')}`
      : `SELECT * FROM unnest(${types.map((type) => `$${++parameter}::${type}[]`).join(', ')})`
    return `s${index} AS (INSERT INTO ${table} (${Object.keys(columns).join(', ')}) ${select})`
  })
  return `WITH ${parts.join(', ')} SELECT`
}

/** One row as it is; several as one array for each column, so that a statement is the same for any number of them. */
const parametersOf = ({ columns, rows }: RowSet): unknown[] =>
  rows.length === 1 ? rows[0]!.map((cell) => cell ?? null) : Object.keys(columns).map((_, index) => rows.map((row) => row[index] ?? null))

function* lines(rows: RowSet['rows']): Generator<string> {
  for (const row of rows) {
    let line = ''
    for (let index = 0; index < row.length; index++) line += index === 0 ? copyText(row[index]) : `\t${copyText(row[index])}`
    yield `${line}\n`
  }
}
