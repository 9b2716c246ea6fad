/**
 * CSV by RFC 4180 (comma, CRLF, quotes doubled) that a spreadsheet opens as what it is: a byte order mark says UTF-8.
 *
 * A cell that a spreadsheet would take for a formula is text in it, whoever wrote the value: an apostrophe goes before
 * `=`, `+`, `-`, `@`, tab or a line break at the beginning, and before their full-width forms. A plain number keeps its sign.
 */
export const CSV_START = '\uFEFF'

export type CsvValue = string | number | boolean | null | undefined

const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u
const NUMBER = /^[+-]?\d+([.,]\d+)?$/

export const csvRow = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
