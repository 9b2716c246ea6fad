/** What the name of a field does not say by itself, as keys of the form's texts; by the end of the field's path. */
const hints = {
  'DeliveryData/PaymentPeriod/PaymentDate': 'short.dayHint', 'DeliveryData/PaymentDate': 'short.dayHint',
  'ReportData/ReportId': 'hint.reference',
  'PensionInsurance/PensionPolicyNo': 'short.policyHint',
  'Absence/AbsenceRepStartDate': 'hint.absences',
  'ContactPerson/Telephone': 'hint.telephone',
} as const

export type FieldHint = (typeof hints)[keyof typeof hints]

/** @param path of the field, without positions */
export const hintOfField = (path: string): FieldHint | undefined => Object.entries(hints).find(([end]) => path.endsWith(end))?.[1]
