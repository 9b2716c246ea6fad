/**
 * A sorted table in memory that threads share: handing it to a thread copies nothing, and looking up makes no index of its
 * own. A list of 600,000 Business IDs takes 8 MB once, however many threads there are.
 */

/** Rows as lines `key;…`, sorted by their bytes, one after the other. */
export type SharedTable = { readonly bytes: Uint8Array<SharedArrayBuffer>; /** where each row begins, and where the last one ends */ readonly starts: Uint32Array<SharedArrayBuffer> }

export const SEPARATOR = ';'

/** @param rows columns of each row; ASCII without separators */
export function shareTable(rows: readonly (readonly string[])[]): SharedTable {
  const lines = rows.map((columns) => `${columns.join(SEPARATOR)}${SEPARATOR}`).sort()
  const bytes = new Uint8Array(new SharedArrayBuffer(lines.reduce((sum, { length }) => sum + length, 0)))
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (lines.length + 1)))
  let end = 0
  lines.forEach((line, index) => {
    for (let i = 0; i < line.length; i++) bytes[end++] = line.charCodeAt(i)
    starts[index + 1] = end
  })
  return { bytes, starts }
}

/** The rows that begin with these columns; what follows the key of each. */
export function rowsOf(table: SharedTable, ...key: readonly (string | number)[]): string[][] {
  const prefix = `${key.join(SEPARATOR)}${SEPARATOR}`
  const rows: string[][] = []
  for (let row = firstNotBefore(table, prefix); row < table.starts.length - 1 && order(table, row, prefix) === 0; row++) {
    rows.push(Buffer.from(table.bytes.buffer, table.starts[row]! + prefix.length, table.starts[row + 1]! - table.starts[row]! - prefix.length).toString('latin1').split(SEPARATOR))
  }
  return rows
}

export function hasRow(table: SharedTable, ...key: readonly (string | number)[]): boolean {
  const prefix = `${key.join(SEPARATOR)}${SEPARATOR}`
  const row = firstNotBefore(table, prefix)
  return row < table.starts.length - 1 && order(table, row, prefix) === 0
}

function firstNotBefore(table: SharedTable, prefix: string): number {
  let [low, high] = [0, table.starts.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(table, middle, prefix) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Below 0: the row comes before all that begin so; 0: it begins so. */
function order({ bytes, starts }: SharedTable, row: number, prefix: string): number {
  const [start, end] = [starts[row]!, starts[row + 1]!]
  for (let i = 0; i < prefix.length; i++) {
    if (start + i >= end) return -1
    const difference = bytes[start + i]! - prefix.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return 0
}
