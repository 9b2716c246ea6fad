import type { Deadline } from '#components/report-form/shapes.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { businessIdOf } from '#lib/identity/owner-key.ts'
import { dueDate } from '#lib/portal/deadlines/due-date.ts'
import { typedPaymentDate } from '#lib/portal/forms/check-form.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { dayInField, type FormValues } from '#lib/portal/forms/form-values.ts'

/** By when the report has to be given; undefined until the payment date is known. @param today YYYY-MM-DD */
export function deadlineOf(kind: FormKind, values: FormValues, owner: OwnerKey, today: string): Deadline | undefined {
  const paymentDate = typedPaymentDate(kind, values)
  if (paymentDate === undefined) return undefined
  const due = dueDate(paymentDate, { household: businessIdOf(owner) === undefined })
  return { due: dayInField(due), late: today > due }
}
