/** What a replacement of a benefits payment report must leave as it was (D-106). */
import type { BenefitReportsToIr, Id, Payer, Report } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { changedData, frozen, idsKey, setKey, type Frozen } from '../families/frozen-data.ts'
import type { Rule, Violation } from '../rule.ts'
import { BENEFICIARY, EARNER_BASIC, EARNER_IDS, PAYER_IDS, PAYMENT_DATE, TRANSACTIONS } from './paths.ts'

export type StoredReport = { readonly report: Report; readonly payer: Payer; readonly paymentDate: string }

/** Having no identifier is as firm as having one. */
const partyKey = (ids: { readonly id: readonly Id[] } | undefined, basic: { readonly missingId?: true } | undefined): string => `${idsKey(ids?.id) ?? ''}${basic?.missingId === true ? ' missing' : ''}`

const frozenData: readonly Frozen<StoredReport>[] = [
  frozen('BR-012', PAYMENT_DATE, ({ paymentDate }) => paymentDate),
  frozen('BR-023', PAYER_IDS, ({ payer }) => idsKey(payer.payerIds.id)),
  frozen('BR-045', EARNER_IDS, ({ report: { incomeEarner } }) => partyKey(incomeEarner.incomeEarnerIds, incomeEarner.incomeEarnerBasic), [`${EARNER_BASIC}/MissingId`]),
  frozen('BR-051', `${EARNER_BASIC}/BirthDate`, ({ report }) => report.incomeEarner.incomeEarnerBasic?.birthDate),
  // Rows and deductions may come and go, so that all recipients of the report are compared together.
  frozen('BR-088', TRANSACTIONS, ({ report }) => setKey(report.transactions.transaction.flatMap(({ deductions }) => deductions?.deduction ?? []).flatMap(({ incomeBeneficiary }) =>
    incomeBeneficiary === undefined ? [] : [partyKey(incomeBeneficiary.incomeBeneficiaryIds, incomeBeneficiary.incomeBeneficiaryBasic)])),
  [`${BENEFICIARY}/IncomeBeneficiaryIds`, `${BENEFICIARY}/IncomeBeneficiaryBasic/MissingId`]),
]

export const replacementRules: readonly Rule[] = frozenData.map(({ rule }) => rule)

/**
 * @param current the delivery, the replacing report in it and its 0-based place
 * @param previous newest stored version of the report that is replaced
 */
export function checkReplacement(current: { readonly delivery: BenefitReportsToIr; readonly report: Report; readonly index: number }, previous: StoredReport): Violation[] {
  const { payer, paymentDate } = current.delivery.deliveryData
  return changedData(frozenData, current, { report: current.report, payer, paymentDate }, previous)
}
