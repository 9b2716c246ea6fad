import { expect, test } from 'vitest'
import { isGroupShape, unlocked, type GroupShape, type Shape } from '#components/report-form/shapes.ts'
import { stepsOf } from './shapes-of.ts'

const FIRST_ROW = 'reports.report.0.transactions.transaction.0'
const paymentsOf = (originalRows: readonly string[] | undefined): GroupShape => {
  const steps = stepsOf({ kind: 'benefit', locale: 'en', replacing: true, originalRows, stepTitle: (step) => step, titleOf: (_section, step) => step, hintOf: () => undefined })
  return steps.find(({ id }) => id === 'payments')!.sections[0]!.shape.below[0] as GroupShape
}
const lockedIn = (shape: Shape): string[] => [...(shape.locked ? [shape.key] : []), ...(isGroupShape(shape) ? shape.below.flatMap(lockedIn) : [])]

test('a correction locks the earning period and the recipient in the rows that the report has, and nothing in a row that is added', () => {
  const rows = paymentsOf(['reports.report.0', FIRST_ROW, `${FIRST_ROW}.deductions.deduction.0`])
  expect(rows.lockedRows).toEqual([FIRST_ROW])
  expect(lockedIn(rows)).toEqual(expect.arrayContaining(['earningPeriod', 'incomeBeneficiaryIds']))
  expect(lockedIn(unlocked(rows))).toEqual([])
})

test('where the report is not known, what is locked is locked in every row', () => {
  expect(paymentsOf(undefined)).not.toHaveProperty('lockedRows')
})
