import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

/** Everything a receipt says, in the person's language. */
export type ReceiptContent = {
  language: 'fi' | 'sv' | 'en'
  title: string
  lead: string
  facts: readonly (readonly [name: string, value: string])[]
  table: { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] }
  note: string
}

const fonts = createRequire(import.meta.url)
// Embedded, as accessible PDF demands; it has the letters of every Latin name.
const [REGULAR, BOLD] = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => fonts.resolve(`dejavu-fonts-ttf/ttf/${name}`)) as [string, string]
/** Newer than the types of the library. */
const PDF_UA = { subset: 'PDF/UA' } as object
const MARGIN = 56
const LINE_GAP = 3

/** A tagged PDF (PDF/UA): headings, a table with header cells, language and title, in reading order. */
export async function receiptPdf({ language, title, lead, facts, table, note }: ReceiptContent): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, pdfVersion: '1.7', ...PDF_UA, tagged: true, lang: language, displayTitle: true, info: { Title: title } })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => { pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', resolve).on('error', reject) })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const text = (type: 'H1' | 'H2' | 'P', content: string, size: number, font = REGULAR) => {
    root.add(pdf.struct(type, {}, () => { pdf.font(font).fontSize(size).text(content, MARGIN, undefined, { lineGap: LINE_GAP }) }))
    pdf.moveDown(0.6)
  }
  text('H1', title, 18, BOLD)
  text('P', lead, 11)
  const list = pdf.struct('L')
  root.add(list)
  for (const [name, value] of facts) {
    const item = pdf.struct('LI')
    list.add(item)
    item.add(pdf.struct('Lbl', {}, () => { pdf.font(BOLD).fontSize(10).text(name, MARGIN, undefined, { lineGap: LINE_GAP }) }))
    item.add(pdf.struct('LBody', {}, () => { pdf.font(REGULAR).fontSize(11).text(value, MARGIN, undefined, { lineGap: LINE_GAP }) }))
    item.end()
    pdf.moveDown(0.4)
  }
  list.end()
  pdf.moveDown(0.6)
  text('H2', table.title, 13, BOLD)
  drawTable()
  pdf.moveDown(1)
  text('P', note, 9)
  root.end()
  pdf.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))

  function drawTable(): void {
    const width = (pdf.page.width - 2 * MARGIN) / table.columns.length
    const tagged = pdf.struct('Table')
    root.add(tagged)
    for (const [index, cells] of [table.columns, ...table.rows].entries()) {
      const header = index === 0
      pdf.font(header ? BOLD : REGULAR).fontSize(9)
      const height = Math.max(...cells.map((cell) => pdf.heightOfString(cell, { width: width - 8 })))
      if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage()
      const top = pdf.y
      const row = pdf.struct('TR')
      tagged.add(row)
      for (const [column, cell] of cells.entries()) row.add(pdf.struct(header ? 'TH' : 'TD', {}, () => { pdf.text(cell, MARGIN + column * width, top, { width: width - 8 }) }))
      row.end()
      pdf.x = MARGIN
      pdf.y = top + height + 5
    }
    tagged.end()
  }
}
