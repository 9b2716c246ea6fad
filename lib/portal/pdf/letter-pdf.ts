import { openTaggedPdf, type PdfLanguage } from './tagged-pdf.ts'

/** @property defects what was wrong with the paper, one thing each */
export type LetterContent = { language: PdfLanguage; title: string; sender: string; recipient: readonly string[]; date: string; facts: readonly (readonly [name: string, value: string])[]; before: readonly string[]; defectsTitle: string; defects: readonly string[]; afterTitle: string; after: readonly string[]; footer: string }

/** A letter that fits a window envelope: who writes, to whom, what is missing, what to do. */
export async function letterPdf({ language, title, sender, recipient, date, facts, before, defectsTitle, defects, afterTitle, after, footer }: LetterContent): Promise<Uint8Array> {
  const room = openTaggedPdf({ language, title, margin: 57, footer })
  const { pdf, root, margin } = room
  const body = { size: 10.5 }
  room.flow('P', sender, { size: 10.5, bold: true })
  room.put(root, 'P', date, { x: margin, y: margin }, { ...body, align: 'right' })
  pdf.y = 130
  for (const line of recipient) room.flow('P', line, body)
  pdf.y = Math.max(pdf.y + 30, 240)
  room.flow('H1', title, { size: 15, bold: true })
  pdf.moveDown(0.5)
  for (const [name, value] of facts) room.flow('P', `${name}: ${value}`, body)
  pdf.moveDown(0.5)
  paragraphs(before)
  room.flow('H2', defectsTitle, { size: 12, bold: true })
  pdf.moveDown(0.3)
  const list = pdf.struct('L')
  root.add(list)
  for (const [index, defect] of defects.entries()) {
    const style = { ...body, lineGap: 3, width: room.width - 24 }
    room.need(room.heightOf(defect, style))
    const top = pdf.y
    const item = pdf.struct('LI')
    list.add(item)
    room.put(item, 'Lbl', `${index + 1}.`, { x: margin, y: top }, body)
    room.put(item, 'LBody', defect, { x: margin + 24, y: top }, style)
    item.end()
    pdf.x = margin
    pdf.y += 3
  }
  list.end()
  pdf.moveDown(0.6)
  room.flow('H2', afterTitle, { size: 12, bold: true })
  pdf.moveDown(0.3)
  paragraphs(after)
  return room.finish()

  function paragraphs(texts: readonly string[]): void {
    for (const text of texts) {
      room.flow('P', text, body)
      pdf.moveDown(0.5)
    }
  }
}
