/**
 * What the short form and the pay list show of a report: one wage, and what was deducted from it, each in a row of its
 * own that is always in the same place.
 */
import type { FormValue, FormValues } from '../forms/form-values.ts'
import { isEmpty } from '../forms/form-values.ts'

/** Withholding, the employee's pension and unemployment insurance contributions. */
export const DEDUCTED = ['402', '413', '414'] as const
export const USUAL_INCOME_TYPE = '201'
const PERSONAL_IDENTITY_CODE = '2'

/** A report with nothing in it but its form. */
export const shortReport = (): FormValues => ({
  incomeEarner: { incomeEarnerIds: { id: [{ type: PERSONAL_IDENTITY_CODE, code: '' }] }, incomeEarnerBasic: { lastName: '', firstName: '' } },
  transactions: { transaction: transactionsOf(USUAL_INCOME_TYPE, '') },
})

/** Wage and deductions in their places. @param deductions by income type */
export const transactionsOf = (incomeType: string, amount: string, deductions: Readonly<Record<string, string>> = {}): FormValue[] => [
  { transactionBasic: { transactionCode: incomeType, amount } },
  ...DEDUCTED.map((code): FormValue => ({ transactionBasic: { transactionCode: deductions[code] ? code : '', amount: deductions[code] ?? '' } })),
]

const rowsOf = (report: FormValues): readonly FormValues[] => (((report['transactions'] ?? {}) as FormValues)['transaction'] ?? []) as readonly FormValues[]
const basicOf = (row: FormValues | undefined): FormValues => ((row?.['transactionBasic'] ?? {}) as FormValues)

/**
 * The same report with its rows in their places, so that short form and list can show it; undefined where it has more
 * than they show of a payment.
 */
export function inPlaces(report: FormValues): FormValues | undefined {
  const rows = rowsOf(report).filter((row) => !isEmpty(row))
  const isDeducted = (row: FormValues) => (DEDUCTED as readonly unknown[]).includes(basicOf(row)['transactionCode'])
  const wages = rows.filter((row) => !isDeducted(row))
  const deducted = rows.filter(isDeducted)
  if (wages.length > 1 || new Set(deducted.map((row) => basicOf(row)['transactionCode'])).size < deducted.length) return undefined
  if (rows.some((row) => Object.keys(row).some((key) => key !== 'transactionBasic' && !isEmpty(row[key])))) return undefined
  if (deducted.some((row) => Object.entries(basicOf(row)).some(([key, value]) => key !== 'transactionCode' && key !== 'amount' && !isEmpty(value)))) return undefined
  const blank = { transactionBasic: { transactionCode: '', amount: '' } }
  const transaction = [wages[0] ?? blank, ...DEDUCTED.map((code) => deducted.find((row) => basicOf(row)['transactionCode'] === code) ?? blank)]
  return { ...report, transactions: { transaction } }
}

const SHORT_EARNER = ['incomeEarnerIds', 'incomeEarnerBasic', 'professions', 'pensionInsurance', 'accidentInsurance', 'insuranceExceptions']

/** Nothing of a draft is hidden in the short form: rows stand in their places, and no other group has anything in it. */
export function fitsShortForm(values: FormValues): boolean {
  const reports = ((values['reports'] as FormValues | undefined)?.['report'] ?? []) as readonly FormValues[]
  const [report] = reports
  if (reports.length !== 1 || !report) return false
  const earner = (report['incomeEarner'] ?? {}) as FormValues
  const hidden = [...Object.keys(report).filter((key) => !['incomeEarner', 'transactions', 'reportData'].includes(key)).map((key) => report[key]), ...Object.keys(earner).filter((key) => !SHORT_EARNER.includes(key)).map((key) => earner[key])]
  const placed = inPlaces(report)
  return hidden.every(isEmpty) && placed !== undefined && rowsOf(report).length === rowsOf(placed).length && rowsOf(report).every((row, index) => basicOf(row)['transactionCode'] === basicOf(rowsOf(placed)[index])['transactionCode'])
}
