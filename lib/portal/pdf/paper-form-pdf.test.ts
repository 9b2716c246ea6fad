import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { paperFormContent, paperForms, type PaperFormName } from '../../../app/paper/paper-form-content.ts'
import { fieldsOf, formModel } from '../forms/form-model.ts'
import { fieldNumbers } from '../forms/field-order.ts'
import { letterPdf } from './letter-pdf.ts'
import { paperFormPdf, type PaperFormContent } from './paper-form-pdf.ts'

const texts = { fi, sv, en }
const contentOf = (form: PaperFormName, locale: 'fi' | 'sv' | 'en' = 'en', filled: Partial<Parameters<typeof paperFormContent>[0]> = {}) =>
  paperFormContent({ form, locale, date: '2026-11-24', ...filled }, createTranslator({ locale, messages: texts[locale] as never }) as never)
const numbersOn = ({ parts }: PaperFormContent) => parts.flatMap((part) => (part.kind === 'fields' ? part.fields : part.kind === 'table' ? part.columns : []).map(({ number }) => number))

test.each([['wage', 'extended'], ['separate', 'separate']] as const)('every field of a %s report is on paper once, with its number on the screen', (kind, form) => {
  const expected = [...fieldsOf(formModel(kind))].map(({ path }) => fieldNumbers(kind).get(path))
  expect(new Set(expected).size).toBe(expected.length)
  expect(numbersOn(contentOf(form)).filter((number) => /^\d/.test(number)).toSorted()).toEqual(expected.toSorted())
})

test.each(Object.keys(paperForms) as PaperFormName[])('%s is a tagged PDF in every language, with bookmarks', async (form) => {
  for (const locale of ['fi', 'sv', 'en'] as const) {
    const pdf = Buffer.from(await paperFormPdf(contentOf(form, locale))).toString('latin1')
    for (const part of ['/Marked true', '/StructTreeRoot', `/Lang (${locale})`, '/DisplayDocTitle true', 'pdfuaid:part', '/Outlines', '/S /H2', '/S /Table', '/Scope /Column']) expect(pdf, part).toContain(part)
  }
})

test('a filled form says everything that the report says, however much that is', () => {
  const row = (code: string, further = {}) => ({ transactionBasic: { transactionCode: code, amount: '2 500,00' }, ...further })
  const values = {
    paymentPeriod: { paymentDate: '30.11.2026' },
    reports: { report: [{ incomeEarner: { incomeEarnerBasic: { lastName: 'Äkäslompolo-Mäkelä '.repeat(10) } }, transactions: { transaction: [...Array.from({ length: 14 }, () => row('201')), row('402', { earningPeriods: { earningPeriod: [{ startDate: '1.10.2026', endDate: '31.10.2026' }] } })] } }] },
  }
  const { parts } = contentOf('wage', 'en', { values, irReportId: 'a'.repeat(32) })
  const tables = parts.filter((part) => part.kind === 'table')
  expect(tables.find(({ rows }) => rows.length === 15)?.rows.at(-1)?.slice(0, 2)).toEqual([expect.stringMatching(/^402 /), '2 500,00'])
  expect(tables.some(({ rows }) => rows.some((cells) => cells.includes('31102026'))), 'what the ordinary form does not ask').toBe(true)
  expect(JSON.stringify(parts)).toContain('Äkäslompolo-Mäkelä')
  expect(JSON.stringify(parts)).toContain('a'.repeat(32))
})

test('a letter lists what is missing, over as many pages as it takes', async () => {
  const pdf = Buffer.from(await letterPdf({
    language: 'sv', title: 'Pappersblanketten har avvisats', sender: 'Inkomstregistret', recipient: ['Meri Malli', 'Gatan 1'], date: '24.11.2026', facts: [['Arkivnummer', 'SCAN-1']], before: ['…'], defectsTitle: 'Brister',
    defects: Array.from({ length: 80 }, (_, index) => `${index} ${'saknas '.repeat(20)}`), afterTitle: 'Så här', after: ['…'], footer: '{page} / {pages}',
  })).toString('latin1')
  expect(pdf).toContain('/Lang (sv)')
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2)
})
