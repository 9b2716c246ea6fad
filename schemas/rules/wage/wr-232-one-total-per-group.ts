import type { Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { TOTAL_WAGES } from './income-types.ts'
import { ORIG_PERIOD, TRANSACTION_BASIC, TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'
import { groupOf } from './transaction-groups.ts'

/** 101 once in each group; every further row is a violation. @param isOfRule groups the rule is about */
const oneTotal = (id: string, elements: readonly string[], isOfRule: (group: string) => boolean): CheckedRule<ReportFacts> => checked<ReportFacts, Transactions>(
  row(id, [TRANSACTION_CODE, ...elements]), TRANSACTIONS,
  ({ transaction }, { incomeTypes }, place, rule) => {
    if (!incomeTypes.has(TOTAL_WAGES)) return
    const seen = new Set<string>()
    for (let i = 0; i < transaction.length; i++) {
      if (transaction[i]!.transactionBasic.transactionCode !== TOTAL_WAGES) continue
      const group = groupOf(transaction[i]!)
      if (!isOfRule(group)) continue
      if (seen.has(group)) place.violates(rule, `Transaction[${i + 1}]/TransactionBasic/TransactionCode`, TOTAL_WAGES)
      seen.add(group)
    }
  },
)

const UNJUST = `${TRANSACTION_BASIC}/UnjustEnrichment`
const RECOVERY = `${TRANSACTION_BASIC}/Recovery`

export const wr232OneTotal = oneTotal('WR-232', [UNJUST, RECOVERY], (group) => group === 'plain')
export const wr233OneUnjustTotal = oneTotal('WR-233', [UNJUST], (group) => group === 'unjust enrichment')
export const wr234RecoveryPeriodsDiffer = oneTotal('WR-234', [RECOVERY, ORIG_PERIOD], (group) => group.startsWith('recovery '))
