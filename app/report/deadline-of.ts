import type { Deadline } from '#components/report-form/shapes.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { businessIdOf } from '#lib/identity/owner-key.ts'
import { dueDate, separateReportDue } from '#lib/portal/deadlines/due-date.ts'
import { reportsIn } from '#lib/portal/drafts/draft-row.ts'
import { typedPaymentDate } from '#lib/portal/forms/check-form.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { dayInField, type FormValues } from '#lib/portal/forms/form-values.ts'

/** By when the report has to be given; undefined until the payment date is known. @param today YYYY-MM-DD */
export function deadlineOf(kind: FormKind, values: FormValues, owner: OwnerKey, today: string): Deadline | undefined {
  const due = kind === 'separate' ? monthDue(values) : paymentDue(kind, values, owner)
  return due === undefined ? undefined : { due: dayInField(due), late: today > due }
}

function paymentDue(kind: FormKind, values: FormValues, owner: OwnerKey): string | undefined {
  const paymentDate = typedPaymentDate(kind, values)
  return paymentDate === undefined ? undefined : dueDate(paymentDate, { household: businessIdOf(owner) === undefined })
}

/** By the target month. */
function monthDue(values: FormValues): string | undefined {
  const { month, year } = ((reportsIn(values)[0] ?? {})['paymentMonth'] ?? {}) as FormValues
  const [, m, y] = /^(1[0-2]|[1-9]) (\d{4})$/.exec(`${String(month).trim()} ${String(year).trim()}`) ?? []
  return m === undefined ? undefined : separateReportDue(`${y}-${m.padStart(2, '0')}`)
}
