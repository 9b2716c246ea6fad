import { openTaggedPdf, type PdfLanguage, type TaggedPdf } from './tagged-pdf.ts'

export type PaperBox =
  | { kind: 'line'; value: string; align?: 'right' }
  /** a cell for each character, in groups */
  | { kind: 'cells'; groups: readonly number[] }
  /** to write an amount in, with its decimal comma */
  | { kind: 'amount' }
  | { kind: 'ticks'; options: readonly { text: string; ticked: boolean }[] }

/** @property span sixths of the page's width */
export type PaperField = { number: string; label: string; hint?: string; span: 2 | 3 | 6; box: PaperBox }

/** @property share of the width, beside those of the other columns */
export type PaperColumn = { number: string; label: string; share: number }

export type PaperPart =
  | { kind: 'step' | 'group' | 'text'; text: string }
  | { kind: 'fields'; fields: readonly PaperField[] }
  /** `lines`: what the number of a row is called */
  | { kind: 'table'; lines: string; columns: readonly PaperColumn[]; rows: readonly (readonly string[])[] }

/** `footer`: as of `openTaggedPdf` */
export type PaperFormContent = { language: PdfLanguage; title: string; subtitle: string; instructions: readonly string[]; parts: readonly PaperPart[]; footer: string }

const MARGIN = 48
const GAP = 10
const [LABEL, HINT, VALUE] = [{ size: 7.5 }, { size: 6.5 }, { size: 9.5 }]
const [LINE_HEIGHT, CELL_WIDTH, TICK] = [20, 16, 9]
/** Readable in grey, and in the copy of a copy. */
const INK = '#333333'

/** A report as a paper form, blank or filled in. Every field is a paragraph: number, name, what stands in it. */
export async function paperFormPdf({ language, title, subtitle, instructions, parts, footer }: PaperFormContent): Promise<Uint8Array> {
  const room = openTaggedPdf({ language, title, margin: MARGIN, footer })
  const { pdf } = room
  room.flow('H1', title, { size: 16, bold: true })
  room.flow('P', subtitle, { size: 9 })
  pdf.moveDown(0.5)
  const list = pdf.struct('L')
  room.root.add(list)
  for (const instruction of instructions) {
    const style = { size: 8, lineGap: 1, width: room.width - 12 }
    room.need(room.heightOf(instruction, style))
    const top = pdf.y
    const item = pdf.struct('LI')
    list.add(item)
    room.put(item, 'Lbl', '•', { x: MARGIN, y: top }, { size: 8 })
    room.put(item, 'LBody', instruction, { x: MARGIN + 12, y: top }, style)
    item.end()
    pdf.y += 1.5
  }
  list.end()
  for (const part of parts) {
    switch (part.kind) {
      case 'step': drawStep(room, part.text); break
      case 'group': drawGroup(room, part.text); break
      case 'text': room.flow('P', part.text, { size: 8 }); break
      case 'fields': drawFields(room, part.fields); break
      case 'table': drawTable(room, part); break
      default: part satisfies never
    }
  }
  return room.finish()
}

/** Room is kept for what comes after a heading: it never stands alone at the end of a page. */
const AFTER_HEADING = 70
const GROUP_HEIGHT = 16

function drawStep(room: TaggedPdf, text: string): void {
  const { pdf } = room
  room.need(34 + GROUP_HEIGHT + AFTER_HEADING)
  pdf.y += 10
  const top = pdf.y
  room.bookmark(text)
  room.artifact(() => { pdf.rect(MARGIN, top, room.width, 18).fill('#e4e4e4').fillColor('#000000') })
  room.put(room.root, 'H2', text, { x: MARGIN + 6, y: top + 3 }, { size: 10.5, bold: true })
  pdf.y = top + 24
}

function drawGroup(room: TaggedPdf, text: string): void {
  room.need(GROUP_HEIGHT + AFTER_HEADING)
  room.pdf.y += 3
  room.put(room.root, 'H3', text, { x: MARGIN, y: room.pdf.y }, { size: 9, bold: true })
  room.pdf.y += 3
}

function drawFields(room: TaggedPdf, fields: readonly PaperField[]): void {
  let row: PaperField[] = []
  for (const field of fields) {
    if (row.reduce<number>((sum, { span }) => sum + span, field.span) > 6) {
      drawRow(room, row)
      row = []
    }
    row.push(field)
  }
  if (row.length > 0) drawRow(room, row)
}

function drawRow(room: TaggedPdf, row: readonly PaperField[]): void {
  const { pdf } = room
  const sixth = (room.width + GAP) / 6
  const placed = row.map((field, index) => {
    const width = field.span * sixth - GAP
    const labelled = [labelOf(field), ...(field.hint === undefined ? [] : [field.hint])]
    return { field, x: MARGIN + row.slice(0, index).reduce((sum, { span }) => sum + span, 0) * sixth, width, labelHeight: room.heightOf(labelled.join('  '), { ...LABEL, width }), boxHeight: boxHeight(room, field.box, width) }
  })
  const labels = Math.max(...placed.map(({ labelHeight }) => labelHeight)) + 2
  const height = labels + Math.max(...placed.map(({ boxHeight: one }) => one))
  room.need(height)
  const top = pdf.y
  for (const { field, x, width, labelHeight } of placed) {
    room.put(room.root, 'P', [labelOf(field), ...(field.hint === undefined ? [] : [field.hint])].join('  '), { x, y: top + labels - 2 - labelHeight }, { ...LABEL, width })
    drawBox(room, field.box, { x, y: top + labels, width })
  }
  pdf.x = MARGIN
  pdf.y = top + height + 5
}

const labelOf = ({ number, label }: PaperField): string => (number === '' ? label : `${number} ${label}`)

function boxHeight(room: TaggedPdf, box: PaperBox, width: number): number {
  switch (box.kind) {
    case 'cells': case 'amount': return LINE_HEIGHT
    case 'line': return Math.max(LINE_HEIGHT, room.heightOf(box.value, { ...VALUE, width: width - 8 }) + 8)
    case 'ticks': return box.options.reduce((sum, { text }) => sum + tickHeight(room, text, width), 0) + 2
    default: return box satisfies never
  }
}

const tickHeight = (room: TaggedPdf, text: string, width: number): number => Math.max(TICK, room.heightOf(text, { ...LABEL, width: width - TICK - 6 })) + 4

function drawBox(room: TaggedPdf, box: PaperBox, { x, y, width }: { x: number; y: number; width: number }): void {
  const { pdf } = room
  const frame = (left: number, top: number, wide: number, high: number) => { pdf.lineWidth(0.8).rect(left, top, wide, high).stroke(INK) }
  switch (box.kind) {
    case 'line':
      room.artifact(() => { frame(x, y, width, boxHeight(room, box, width)) })
      if (box.value !== '') room.put(room.root, 'P', box.value, { x: x + 4, y: y + 5 }, { ...VALUE, width: width - 8, ...(box.align && { align: box.align }) })
      break
    case 'cells':
      room.artifact(() => {
        let left = x
        const cell = Math.min(CELL_WIDTH, (width - 4 * (box.groups.length - 1)) / box.groups.reduce((sum, count) => sum + count, 0))
        for (const count of box.groups) {
          frame(left, y, count * cell, LINE_HEIGHT)
          for (let one = 1; one < count; one++) pdf.lineWidth(0.4).moveTo(left + one * cell, y + LINE_HEIGHT - 8).lineTo(left + one * cell, y + LINE_HEIGHT).stroke(INK)
          left += count * cell + 4
        }
      })
      break
    case 'amount':
      room.artifact(() => {
        frame(x, y, width, LINE_HEIGHT)
        const comma = x + width - 36
        pdf.lineWidth(1.2).moveTo(comma, y + LINE_HEIGHT - 6).lineTo(comma - 2, y + LINE_HEIGHT - 1.5).stroke(INK)
      })
      break
    case 'ticks': {
      let top = y
      for (const { text, ticked } of box.options) {
        room.artifact(() => { frame(x, top, TICK, TICK) })
        // The cross is text: it is heard, and copied, with what it belongs to.
        if (ticked) room.put(room.root, 'P', 'X', { x: x + 1.6, y: top + 0.2 }, { size: 7.5, bold: true })
        room.put(room.root, 'P', text, { x: x + TICK + 6, y: top }, { ...LABEL, width: width - TICK - 6 })
        top += tickHeight(room, text, width)
      }
      break
    }
    default: box satisfies never
  }
}

const NUMBER_WIDTH = 22

function drawTable(room: TaggedPdf, { lines, columns, rows }: Extract<PaperPart, { kind: 'table' }>): void {
  const { pdf } = room
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (room.width - NUMBER_WIDTH) * share / shares)
  const lefts = widths.map((_, index) => MARGIN + NUMBER_WIDTH + widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  const table = pdf.struct('Table')
  room.root.add(table)
  const heads = columns.map(({ number, label }) => `${number} ${label}`)
  const headHeight = Math.max(...heads.map((head, index) => room.heightOf(head, { ...LABEL, width: widths[index]! - 6 }))) + 5
  room.need(headHeight + LINE_HEIGHT)
  const header = pdf.struct('TR')
  table.add(header)
  const top = pdf.y
  room.put(header, 'TH', lines, { x: MARGIN, y: top }, { ...HINT, width: NUMBER_WIDTH }, 'Column')
  heads.forEach((head, index) => room.put(header, 'TH', head, { x: lefts[index]! + 3, y: top }, { ...LABEL, width: widths[index]! - 6 }, 'Column'))
  header.end()
  pdf.y = top + headHeight
  for (const [index, cells] of rows.entries()) {
    const height = Math.max(LINE_HEIGHT, ...cells.map((cell, column) => room.heightOf(cell, { ...VALUE, width: widths[column]! - 8 }) + 8))
    room.need(height)
    const at = pdf.y
    room.artifact(() => { for (const column of columns.keys()) pdf.lineWidth(0.8).rect(lefts[column]!, at, widths[column]!, height).stroke(INK) })
    const row = pdf.struct('TR')
    table.add(row)
    room.put(row, 'TH', String(index + 1), { x: MARGIN, y: at + 6 }, { ...LABEL, width: NUMBER_WIDTH - 6 }, 'Row')
    for (const [column, cell] of cells.entries()) {
      if (cell === '') row.add(pdf.struct('TD'))
      else room.put(row, 'TD', cell, { x: lefts[column]! + 4, y: at + 5 }, { ...VALUE, width: widths[column]! - 8 })
    }
    row.end()
    pdf.x = MARGIN
    pdf.y = at + height
  }
  table.end()
  pdf.y += 7
}
