import { expect, test } from 'vitest'
import { receiptPdf } from './receipt-pdf.ts'

test('a receipt is a tagged PDF in its language, however long', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => [`IR-2026-${index}`, 'a'.repeat(32), '1'])
  const pdf = Buffer.from(await receiptPdf({ language: 'sv', title: 'Kvitto Äŋé', lead: 'Mottagna', facts: [['Betalare', 'Exempel Ab']], table: { title: 'Anmälningar', columns: ['Referens', 'Inkomstregistrets referens', 'Version'], rows }, note: 'Slut' })).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.7/)
  for (const part of ['/MarkInfo', '/Marked true', '/StructTreeRoot', '/Lang (sv)', '/DisplayDocTitle true', 'pdfuaid:part']) expect(pdf).toContain(part)
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2)
})
