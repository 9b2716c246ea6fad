import { separateReportDue } from '../deadlines/due-date.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import { dayInField, type FormValues } from '../forms/form-values.ts'
import { shortReport } from './short-form.ts'

/** A form with nothing typed but what it begins with. @param today YYYY-MM-DD */
export function emptyForm(kind: FormKind, today: string): FormValues {
  switch (kind) {
    case 'wage': return { reports: { report: [shortReport()] } }
    case 'separate': return { reportDate: dayInField(today), reports: { report: [{ paymentMonth: monthDue(today), transactions: { transaction: [{}] } }] } }
    case 'benefit': return { reports: { report: [{ incomeEarner: { incomeEarnerIds: { id: [{ type: '2', code: '' }] } }, transactions: { transaction: [{}] } }] } }
    default: return kind satisfies never
  }
}

/** The month whose report is due next: the one before until its last day, then this one. */
function monthDue(today: string): FormValues {
  const before = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7)
  const [year, month] = (today <= separateReportDue(before) ? before : today).split('-')
  return { month: String(Number(month)), year: year! }
}
