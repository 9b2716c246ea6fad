import { receiptPdf, type ReceiptContent } from '../drafts/receipt-pdf.ts'
import type { PortalTasks } from '../threads/portal-tasks.ts'
import type { PortalThreads } from '../threads/portal-threads.ts'

/** Work that pages cannot carry with them: on XML, done in threads, and the fonts of receipts. */
export type FormWork = {
  write(request: PortalTasks['writeForm'][0]): Promise<Uint8Array>
  receipt(content: ReceiptContent): Promise<Uint8Array>
}

export const formWork = (threads: PortalThreads): FormWork => ({
  write: (request) => threads.run('writeForm', request, { lane: 'small' }),
  receipt: receiptPdf,
})
