import type { Language } from '#schemas/code-list.ts'
import { receiptPdf, type ReceiptContent } from '../pdf/receipt-pdf.ts'
import { letterPdf, type LetterContent } from '../pdf/letter-pdf.ts'
import { paperFormPdf, type PaperFormContent } from '../pdf/paper-form-pdf.ts'
import type { SpreadsheetRows } from '../imports/read-spreadsheet.ts'
import { xlsxTemplate } from '../imports/template.ts'
import type { PortalTasks } from '../threads/portal-tasks.ts'
import type { PortalThreads } from '../threads/portal-threads.ts'

/** Work that pages cannot carry with them: on XML and foreign files, done in threads; fonts of receipts, paper forms and letters; templates. */
export type FormWork = {
  write(request: PortalTasks['writeForm'][0]): Promise<Uint8Array>
  receipt(content: ReceiptContent): Promise<Uint8Array>
  paperForm(content: PaperFormContent): Promise<Uint8Array>
  letter(content: LetterContent): Promise<Uint8Array>
  readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetRows>
  xlsxTemplate(language: Language): Promise<Uint8Array>
}

export const formWork = (threads: PortalThreads): FormWork => ({
  write: (request) => threads.run('writeForm', request, { lane: 'small' }),
  receipt: receiptPdf,
  paperForm: paperFormPdf,
  letter: letterPdf,
  readSpreadsheet: (bytes) => threads.run('readSpreadsheet', { bytes }, { lane: 'small' }),
  xlsxTemplate,
})
