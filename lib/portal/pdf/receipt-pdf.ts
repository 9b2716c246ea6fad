import { openTaggedPdf, type PdfLanguage } from './tagged-pdf.ts'

/** Everything a receipt says, in the person's language. */
export type ReceiptContent = {
  language: PdfLanguage
  title: string
  lead: string
  facts: readonly (readonly [name: string, value: string])[]
  table: { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] }
  note: string
}

/** Headings, facts as a list, a table with header cells. */
export async function receiptPdf({ language, title, lead, facts, table, note }: ReceiptContent): Promise<Uint8Array> {
  const room = openTaggedPdf({ language, title, margin: 56 })
  const { pdf, root, margin } = room
  room.flow('H1', title, { size: 18, bold: true })
  pdf.moveDown(0.6)
  room.flow('P', lead, { size: 11 })
  pdf.moveDown(0.6)
  const list = pdf.struct('L')
  root.add(list)
  for (const [name, value] of facts) {
    const item = pdf.struct('LI')
    list.add(item)
    room.put(item, 'Lbl', name, { x: margin, y: pdf.y }, { size: 10, bold: true, lineGap: 3 })
    room.put(item, 'LBody', value, { x: margin, y: pdf.y }, { size: 11, lineGap: 3 })
    item.end()
    pdf.moveDown(0.4)
  }
  list.end()
  pdf.moveDown(0.6)
  room.flow('H2', table.title, { size: 13, bold: true })
  drawTable()
  pdf.moveDown(1)
  room.flow('P', note, { size: 9 })
  return room.finish()

  function drawTable(): void {
    const width = room.width / table.columns.length
    const tagged = pdf.struct('Table')
    root.add(tagged)
    for (const [index, cells] of [table.columns, ...table.rows].entries()) {
      const header = index === 0
      const style = { size: 9, bold: header, width: width - 8 }
      const height = Math.max(...cells.map((cell) => room.heightOf(cell, style)))
      room.need(height)
      const top = pdf.y
      const row = pdf.struct('TR')
      tagged.add(row)
      for (const [column, cell] of cells.entries()) room.put(row, header ? 'TH' : 'TD', cell, { x: margin + column * width, y: top }, style, header ? 'Column' : undefined)
      row.end()
      pdf.x = margin
      pdf.y = top + height + 5
    }
    tagged.end()
  }
}
