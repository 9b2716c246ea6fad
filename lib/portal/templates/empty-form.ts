import type { FormKind } from '../forms/form-kinds.ts'
import { dayInField, type FormValues } from '../forms/form-values.ts'
import { shortReport } from './short-form.ts'

/** A form with nothing typed but what it begins with. @param today YYYY-MM-DD */
export function emptyForm(kind: FormKind, today: string): FormValues {
  switch (kind) {
    case 'wage': return { reports: { report: [shortReport()] } }
    case 'separate': return { reportDate: dayInField(today), reports: { report: [{ paymentMonth: { month: String(Number(today.slice(5, 7))), year: today.slice(0, 4) }, transactions: { transaction: [{}] } }] } }
    case 'benefit': return { reports: { report: [{ incomeEarner: { incomeEarnerIds: { id: [{ type: '2', code: '' }] } }, transactions: { transaction: [{}] } }] } }
    default: return kind satisfies never
  }
}
