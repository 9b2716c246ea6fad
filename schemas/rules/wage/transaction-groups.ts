import type { RecoveryData, Transaction, Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { PARTS_OF_TOTAL, TOTAL_WAGES } from './income-types.ts'

/**
 * Rows of the 100 series are compared only within their group: plain, unjust enrichment, or recovery of the same
 * original pay periods. A row with both flags counts as recovery (D-79).
 */
export const groupOf = ({ transactionBasic, recoveryData }: Transaction): string =>
  transactionBasic.recovery ? `recovery ${originalPeriods(recoveryData)}` : transactionBasic.unjustEnrichment ? 'unjust enrichment' : 'plain'

/** The set of (PaymentDate, StartDate, EndDate), order and repetition aside (D-80). */
function originalPeriods(recoveryData: RecoveryData | undefined): string {
  const periods = recoveryData?.origPaymentPeriods.origPaymentPeriod.map(({ paymentDate, startDate, endDate }) => `${paymentDate ?? ''}/${startDate}/${endDate}`) ?? []
  return [...new Set(periods)].sort().join(' ')
}

export type Row = { readonly transaction: Transaction; /** 0-based place in the report */ readonly index: number }
export type SeriesGroup = { readonly totals: Row[]; readonly parts: Row[] }

/** Rows of 101 and of its parts 102–106, by group. */
export function seriesGroups({ transaction }: Transactions): readonly SeriesGroup[] {
  const groups = new Map<string, SeriesGroup>()
  transaction.forEach((row, index) => {
    const code = row.transactionBasic.transactionCode
    const isTotal = code === TOTAL_WAGES
    if (!isTotal && !PARTS_OF_TOTAL.includes(code)) return
    const key = groupOf(row)
    let group = groups.get(key)
    if (!group) groups.set(key, group = { totals: [], parts: [] })
    ;(isTotal ? group.totals : group.parts).push({ transaction: row, index })
  })
  return [...groups.values()]
}
