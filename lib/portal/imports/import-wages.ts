import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { startDraft } from '../drafts/start-draft.ts'
import type { FormValue, FormValues } from '../forms/form-values.ts'
import { transactionsOf } from '../templates/short-form.ts'
import { columnNamed, columns, type ColumnKey } from './columns.ts'

export type Imported =
  | { imported: true; draftId: string }
  | { imported: false; why: 'no-rows' }
  /** required columns that the file lacks */
  | { imported: false; why: 'columns-missing'; missing: ColumnKey[] }
  /** rows paid on other days than the first, as the file counts them from 1 with the headings */
  | { imported: false; why: 'several-payment-dates'; rows: number[] }

type Row = Partial<Record<ColumnKey, string>>

/**
 * A pay list filled from a spreadsheet. What is wrong with a cell is not judged here: it stands in the list as it was
 * written, where the rules tell of it and it can be corrected.
 * @param cells first row: the headings
 * @throws PermissionDenied, NotFound
 */
export async function importWages(context: DraftContext, owner: OwnerKey, cells: readonly (readonly string[])[]): Promise<Imported> {
  const [headings = [], ...body] = cells
  const keys = headings.map(columnNamed)
  const missing = columns.filter(({ key, required }) => required && !keys.includes(key)).map(({ key }) => key)
  if (missing.length > 0) return { imported: false, why: 'columns-missing', missing }
  const rows = body.map((row): Row => Object.fromEntries(row.map((cell, index) => [keys[index], cell]).filter(([key]) => key !== undefined)) as Row)
  const [first] = rows
  if (!first) return { imported: false, why: 'no-rows' }
  const others = rows.flatMap(({ paymentDate, periodStart, periodEnd }, index) => (paymentDate === first.paymentDate && periodStart === first.periodStart && periodEnd === first.periodEnd ? [] : [index + 2]))
  if (others.length > 0) return { imported: false, why: 'several-payment-dates', rows: others.slice(0, 20) }
  const values: FormValues = {
    paymentPeriod: { paymentDate: first.paymentDate ?? '', startDate: first.periodStart ?? '', endDate: first.periodEnd ?? '' },
    reports: { report: rows.map(reportOf) },
  }
  return { imported: true, draftId: await startDraft(context, { kind: 'wage', owner, view: 'list' }, values) }
}

const EMPLOYEE = '1'
const OCCUPATION = '1'
const NO_OBLIGATION = '1'
const USUAL_INCOME_TYPE = '201'

function reportOf({ identityCode = '', lastName = '', firstName = '', incomeType, amount = '', withholding = '', pension = '', unemployment = '', provider, policy, occupation, notInsured }: Row): FormValue {
  return {
    incomeEarner: {
      incomeEarnerIds: { id: [{ type: '2', code: identityCode }] }, incomeEarnerBasic: { lastName, firstName },
      ...(occupation && { professions: { profession: [{ type: OCCUPATION, code: occupation }] } }),
      ...((provider || policy) && { pensionInsurance: { pensionActCode: EMPLOYEE, pensionProvIdCode: provider ?? '', pensionPolicyNo: policy ?? '' } }),
      ...(notInsured && { insuranceExceptions: { exceptionCode: [NO_OBLIGATION] } }),
    },
    transactions: { transaction: transactionsOf(incomeType || USUAL_INCOME_TYPE, amount, { 402: withholding, 413: pension, 414: unemployment }) },
  }
}
