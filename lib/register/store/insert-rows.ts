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

/**
 * Inserts the rows of several tables, parents before children. Few rows go in one statement, thousands by COPY: an
 * INSERT for each row would be some twenty times slower.
 * @param options.last nothing follows in this transaction: few rows share a round trip with its COMMIT
 */
export async function insertRows(tx: Transaction, sets: readonly RowSet[], { last = false }: { last?: boolean } = {}): Promise<void> {
  const filled = sets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) return
  const total = filled.reduce((sum, { rows }) => sum + rows.length, 0)
  if (total <= ONE_STATEMENT_ROWS_MAX) {
    const parameters = filled.flatMap(({ columns, rows }) => Object.keys(columns).map((_, index) => rows.map((row) => row[index] ?? null)))
    if (last) tx.atCommit(oneStatement(filled), parameters)
    else await tx.query(oneStatement(filled), parameters)
    return
  }
  for (const { table, columns, rows } of filled) {
    await tx.copy(`COPY ${table} (${Object.keys(columns).join(', ')}) FROM STDIN`, copyChunks(lines(rows)))
  }
}

/** Each set is a part of one WITH; foreign keys are checked when the whole statement has run. */
function oneStatement(sets: readonly RowSet[]): string {
  let parameter = 0
  const parts = sets.map(({ table, columns }, index) => {
    const arrays = Object.values(columns).map((type) => `$${++parameter}::${type}[]`)
    return `s${index} AS (INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT * FROM unnest(${arrays.join(', ')}))`
  })
  return `WITH ${parts.join(', ')} SELECT`
}

function* lines(rows: RowSet['rows']): Generator<string> {
  for (const row of rows) {
    let line = ''
    for (let index = 0; index < row.length; index++) line += index === 0 ? copyText(row[index]) : `\t${copyText(row[index])}`
    yield `${line}\n`
  }
}
