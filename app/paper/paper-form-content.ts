import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import type { FormValues } from '#lib/portal/forms/form-values.ts'
import { paperFormParts } from '#lib/portal/paper/paper-form-parts.ts'
import type { PaperFormContent, PaperPart } from '#lib/portal/pdf/paper-form-pdf.ts'
import { sectionTitle } from '../report/section-title.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** The forms that can be printed, with the numbers of the register's own. */
export const paperForms = { wage: '6101', extended: '6104', separate: '6103' } as const
export type PaperFormName = keyof typeof paperForms

/** @property values of an existing report; none: to be filled in by hand @property date codes in force then, YYYY-MM-DD */
type Wanted = { form: PaperFormName; locale: Locale; date: string; values?: FormValues; irReportId?: string }

export function paperFormContent({ form, locale, date, values, irReportId }: Wanted, t: Translate): PaperFormContent {
  const kind = form === 'separate' ? 'separate' : 'wage'
  const number = paperForms[form]
  const title = t(`paper.form.${form}.name`)
  const instructions = form === 'separate' ? (['i1', 'i2', 'i3', 'i4', 'i5'] as const).map((one) => t(`paper.pdf.instructionsSeparate.${one}`)) : (['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'] as const).map((one) => t(`paper.pdf.instructions.${one}`))
  const parts = paperFormParts({
    kind, language: locale, extended: form !== 'wage', date, ...(values && { values }),
    texts: {
      stepTitle: (step) => t(`reportForm.step.${step as 'general'}`), sectionTitle: (section, step) => sectionTitle(kind, section, step, t, locale), yes: t('paper.pdf.yes'), no: t('paper.pdf.no'), dayHint: t('paper.pdf.dayHint'),
      codeHint: t('paper.pdf.codeHint'), severalHint: t('paper.pdf.severalHint'), line: t('paper.pdf.line'), further: (name) => t('paper.pdf.further', { name }), lineField: t('paper.pdf.lineField'),
    },
  })
  return {
    language: locale, title, subtitle: t('paper.pdf.subtitle', { number, year: date.slice(0, 4) }), instructions, parts: [...actionPart(irReportId, t), ...parts, ...signaturePart(t)],
    footer: t('paper.pdf.footer', { title, number, page: '{page}', pages: '{pages}' }),
  }
}

/** What is to be done with the report: the person ticks it, also on a form that is filled in already. */
function actionPart(irReportId: string | undefined, t: Translate): PaperPart[] {
  const options = (['new', 'replacement', 'cancellation'] as const).map((action) => ({ text: t(`paper.pdf.${action}`), ticked: false }))
  return [
    { kind: 'step', text: t('paper.pdf.actionStep') },
    { kind: 'fields', fields: [
      { number: 'A1', label: t('paper.pdf.action'), span: 2, box: { kind: 'ticks', options } },
      { number: 'A2', label: t('paper.pdf.reference'), span: 6, box: irReportId === undefined ? { kind: 'cells', groups: [8, 8, 8, 8] } : { kind: 'line', value: irReportId } },
    ] },
  ]
}

const signaturePart = (t: Translate): PaperPart[] => [
  { kind: 'step', text: t('paper.pdf.signStep') },
  { kind: 'fields', fields: [
    { number: 'B1', label: t('paper.pdf.date'), hint: t('paper.pdf.dayHint'), span: 2, box: { kind: 'cells', groups: [2, 2, 4] } },
    { number: 'B2', label: t('paper.pdf.signature'), span: 2, box: { kind: 'line', value: '' } },
    { number: 'B3', label: t('paper.pdf.signer'), span: 2, box: { kind: 'line', value: '' } },
  ] },
]
