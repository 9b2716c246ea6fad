/**
 * Advice on a replacement, given the version it replaces: what the instructions ask to be done by cancelling and sending
 * anew. Nothing proves that the register checks it, so it rejects nothing (D-106).
 */
import type { Report, Transaction, TransactionBasic } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { setKey } from '../families/frozen-data.ts'
import { row } from '../families/rows.ts'
import { violationOf, type Rule, type Violation } from '../rule.ts'
import { BENEFIT_UNIT, EARNING_PERIOD, REPORT, REPORT_DATA, TRANSACTION_BASIC } from './paths.ts'

const advice = (id: string, ...elements: string[]): Rule => ({ ...row(id, [...elements, `${REPORT_DATA}/ActionCode`], { level: 'guidance' }), judge: 'previous-version' })

const MARKS = [['Recovery', 'recovery'], ['UnpromptedRefund', 'unpromptedRefund'], ['DelayIncrease', 'delayIncrease']] as const satisfies readonly (readonly [string, keyof TransactionBasic])[]

const periodsMayChange = advice('BR-063', EARNING_PERIOD)
const unitStays = advice('BR-067', BENEFIT_UNIT)
const marksAreNotAdded = advice('BR-079', ...MARKS.map(([name]) => `${TRANSACTION_BASIC}/${name}`))

export const replacementAdviceRules: readonly Rule[] = [periodsMayChange, unitStays, marksAreNotAdded]

/** Rows are told apart by their income type: a report has no other key for them. @param index of the replacing report, from 0 */
export function adviseReplacement(report: Report, previous: Report, index: number): Violation[] {
  const before = rowsByCode(previous)
  const at = (position: number) => `${REPORT}[${index + 1}]/Transactions/Transaction[${position + 1}]`
  const found: Violation[] = []
  const now = rowsByCode(report)
  report.transactions.transaction.forEach(({ transactionBasic, benefitUnit }, position) => {
    const replaced = before.get(transactionBasic.transactionCode)
    if (replaced === undefined) return
    for (const [name, key] of MARKS) {
      if (transactionBasic[key] && !replaced.some((row) => row.transactionBasic[key])) found.push(violationOf(marksAreNotAdded, `${at(position)}/TransactionBasic/${name}`))
    }
    if (transactionBasic.unjustEnrichment && benefitUnit === undefined && replaced.some((row) => row.benefitUnit !== undefined)) found.push(violationOf(unitStays, `${at(position)}/BenefitUnit`))
  })
  for (const [code, rows] of now) {
    const replaced = before.get(code)
    if (replaced === undefined || periodsKey(rows) === periodsKey(replaced)) continue
    if (rows.some(({ transactionBasic }) => transactionBasic.unjustEnrichment || transactionBasic.retroactiveTransactionCode !== undefined)) continue
    found.push(violationOf(periodsMayChange, `${at(report.transactions.transaction.indexOf(rows[0]!))}/EarningPeriod`))
  }
  return found
}

function rowsByCode({ transactions }: Report): ReadonlyMap<number, Transaction[]> {
  const rows = new Map<number, Transaction[]>()
  for (const transaction of transactions.transaction) {
    const code = transaction.transactionBasic.transactionCode
    rows.set(code, [...rows.get(code) ?? [], transaction])
  }
  return rows
}

const periodsKey = (rows: readonly Transaction[]): string => setKey(rows.map(({ earningPeriod }) => `${earningPeriod?.startDate ?? ''}/${earningPeriod?.endDate ?? ''}`))
