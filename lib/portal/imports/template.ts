import writeXlsxFile from 'write-excel-file/node'
import type { Language } from '#schemas/code-list.ts'
import { columns, headingOf } from './columns.ts'

/** The empty template as an Excel file: one row of headings; what must be filled in has an asterisk. */
export async function xlsxTemplate(language: Language): Promise<Uint8Array> {
  const headings = columns.map((column) => ({ value: headingOf(column, language), type: String, fontWeight: 'bold' as const, wrap: true }))
  const buffer = await writeXlsxFile([headings], { columns: columns.map(() => ({ width: 20 })), stickyRowsCount: 1 }).toBuffer()
  return new Uint8Array(buffer)
}
