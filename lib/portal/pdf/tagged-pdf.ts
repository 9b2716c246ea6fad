/**
 * Tagged PDF (PDF/UA): structure, language, title, bookmarks, in reading order, on A4. Boxes, lines and page numbers
 * are artifacts, which a screen reader passes over.
 */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

export type PdfLanguage = 'fi' | 'sv' | 'en'

const fonts = createRequire(import.meta.url)
// Embedded, as accessible PDF demands; it has the letters of every Latin name.
export const [REGULAR, BOLD] = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => fonts.resolve(`dejavu-fonts-ttf/ttf/${name}`)) as [string, string]
/** Newer than the types of the library, like the scope of a header cell. */
const PDF_UA = { subset: 'PDF/UA' } as object
const LINE_GAP = 3
const FOOTER_POINTS = 34

export type TextStyle = { size: number; bold?: boolean; lineGap?: number; width?: number; align?: 'left' | 'right' }
type Element = ReturnType<PDFKit.PDFDocument['struct']>
type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'LI' | 'Lbl' | 'LBody' | 'TH' | 'TD'

/** @param footer at the end of every page, `{page}` and `{pages}` in it are numbers */
export function openTaggedPdf({ language, title, margin, footer }: { language: PdfLanguage; title: string; /** points */ margin: number; footer?: string }) {
  const pdf = new PDFDocument({
    size: 'A4', margins: { top: margin, left: margin, right: margin, bottom: FOOTER_POINTS / 2 }, bufferPages: true, pdfVersion: '1.7', ...PDF_UA, tagged: true, lang: language, displayTitle: true, info: { Title: title },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => { pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', resolve).on('error', reject) })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const bottom = pdf.page.height - margin - (footer === undefined ? 0 : FOOTER_POINTS / 2)
  const width = pdf.page.width - 2 * margin

  const setStyle = ({ size, bold = false }: TextStyle) => pdf.font(bold ? BOLD : REGULAR).fontSize(size)
  const heightOf = (text: string, style: TextStyle): number => setStyle(style).heightOfString(text, { width: style.width ?? width, lineGap: style.lineGap ?? 0 })

  const room = {
    pdf, root, margin, width, bottom, heightOf,
    /** Begins a page where less than this is left. */
    need(points: number): void {
      if (pdf.y + points <= bottom) return
      pdf.addPage()
      pdf.x = margin
      pdf.y = margin
    },
    /** A piece of text at a place, as an element of its own; the place goes on below it. */
    put(parent: Element, tag: Tag, text: string, at: { x: number; y: number }, style: TextStyle, scope?: 'Column' | 'Row'): void {
      parent.add(pdf.struct(tag, (scope === undefined ? {} : { scope }) as object, () => { setStyle(style).text(text, at.x, at.y, { width: style.width ?? width, lineGap: style.lineGap ?? 0, align: style.align ?? 'left' }) }))
    },
    /** Text in the flow; a long one may go over pages. */
    flow(tag: 'H1' | 'H2' | 'H3' | 'P', text: string, style: TextStyle, parent: Element = root): void {
      const withLines = { lineGap: LINE_GAP, ...style }
      if (tag !== 'P') room.need(heightOf(text, withLines) + 40)
      for (const part of tag === 'P' ? text.split('\n') : [text]) {
        room.need(Math.min(heightOf(part, withLines), 200))
        room.put(parent, tag, part, { x: margin, y: pdf.y }, withLines)
      }
    },
    /** An entry of the bookmarks, for what comes next. */
    bookmark(text: string): void { pdf.outline.addItem(text) },
    /** Lines and boxes, which say nothing of their own. */
    artifact(draw: () => void): void {
      pdf.markContent('Artifact', { type: 'Layout' })
      draw()
      pdf.endMarkedContent()
    },
    async finish(): Promise<Uint8Array> {
      root.end()
      if (footer !== undefined) numberPages(footer)
      pdf.end()
      await finished
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
  return room

  function numberPages(text: string): void {
    const { start, count } = pdf.bufferedPageRange()
    for (let page = start; page < start + count; page++) {
      pdf.switchToPage(page)
      pdf.markContent('Artifact', { type: 'Pagination' })
      setStyle({ size: 7.5 }).text(text.replace('{page}', String(page + 1)).replace('{pages}', String(count)), margin, pdf.page.height - FOOTER_POINTS, { width, lineBreak: false })
      pdf.endMarkedContent()
    }
  }
}

export type TaggedPdf = ReturnType<typeof openTaggedPdf>
