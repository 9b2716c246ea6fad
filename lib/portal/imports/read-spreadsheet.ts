/** Runs in a thread: unpacks and reads files of unknown origin. */
import { parse } from 'csv-parse/sync'
import { unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { SPREADSHEET_BYTES_MAX, SPREADSHEET_ROWS_MAX } from './limits.ts'
import { amountText, dayInField } from '../forms/form-values.ts'

export type SpreadsheetRows = { ok: true; rows: string[][] } | { ok: false; why: 'not-a-spreadsheet' | 'too-large' | 'too-many-rows' }

const COLUMNS_MAX = 60
const CELL_CHARACTERS_MAX = 300
/** A pay list of 300 rows takes some 100 kB unpacked. */
const UNPACKED_BYTES_MAX = 20_000_000
const PARTS_MAX = 200

/** The cells of the first sheet as text, as a person would type them. Empty rows are left out. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetRows> {
  if (bytes.byteLength > SPREADSHEET_BYTES_MAX) return { ok: false, why: 'too-large' }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const read = isZip ? await readXlsx(bytes) : readCsv(bytes)
  if (!Array.isArray(read)) return { ok: false, why: read }
  const rows = read.map((row) => row.slice(0, COLUMNS_MAX)).filter((row) => row.some((cell) => cell !== ''))
  return rows.length > SPREADSHEET_ROWS_MAX + 1 ? { ok: false, why: 'too-many-rows' } : { ok: true, rows }
}

async function readXlsx(bytes: Uint8Array): Promise<string[][] | 'not-a-spreadsheet' | 'too-large'> {
  const repacked = unpackedWithinBounds(bytes)
  if (typeof repacked === 'string') return repacked
  try {
    const [sheet] = await readXlsxFile(Buffer.from(repacked))
    return (sheet?.data ?? []).map((row) => row.map(cellText))
  } catch {
    return 'not-a-spreadsheet'
  }
}

/**
 * A few kilobytes can unpack to gigabytes. Each part gets a buffer of the size it declares, and no more is ever written;
 * what is read further on is packed anew from these, without compression.
 */
function unpackedWithinBounds(bytes: Uint8Array): Uint8Array | 'not-a-spreadsheet' | 'too-large' {
  let [total, parts] = [0, 0]
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        parts += 1
        if (total > UNPACKED_BYTES_MAX || parts > PARTS_MAX) throw new TooLarge()
        return true
      },
    })
    return zipSync(unpacked, { level: 0 })
  } catch (error) {
    return error instanceof TooLarge ? 'too-large' : 'not-a-spreadsheet'
  }
}

class TooLarge extends Error {}

function readCsv(bytes: Uint8Array): string[][] | 'not-a-spreadsheet' {
  try {
    const text = decode(bytes)
    // Finnish programs write semicolons, since the comma is a decimal comma.
    const [first = ''] = text.split('\n', 1)
    const delimiter = [';', '\t', ','].find((one) => first.includes(one)) ?? ';'
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 20_000 })
    return records.map((record) => record.map(cellText))
  } catch {
    return 'not-a-spreadsheet'
  }
}

/** UTF-8; else what older Excel writes. @throws for what is no text */
function decode(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  if (text.includes('\0')) throw new Error('not text')
  return text
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayInField(value.toISOString().slice(0, 10))
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : amountText(Math.round(value * 100))
  if (typeof value === 'boolean') return value ? 'x' : ''
  return String(value).trim().slice(0, CELL_CHARACTERS_MAX)
}
