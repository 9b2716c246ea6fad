/** The whole table of benefit rules, BR-001 to BR-099: who judges each, at which level, on which elements, from when to when. */
import { row } from '../families/rows.ts'
import { ruleTable } from '../rule-table.ts'
import type { Judge, Rule, RuleLevel } from '../rule.ts'
import { br094NewIncomeTypeOfReplacement } from './br-094-new-income-type-of-replacement.ts'
import { br085RecipientOfOthersMoney, deductionRules } from './deductions.ts'
import { headRules } from './head.ts'
import { incomeEarnerRules } from './income-earner.ts'
import { BENEFICIARY, DELIVERY, EARNER, EARNER_BASIC, INTERNATIONAL, PAYMENT_DATE, REPORT, REPORT_DATA, TRANSACTION_BASIC } from './paths.ts'
import { payerRules } from './payer.ts'
import { replacementAdviceRules } from './replacement-advice.ts'
import { replacementRules } from './replacement.ts'
import { br030ReportOnceInDelivery, reportDataRules } from './report-data.ts'
import { transactionRules } from './transactions.ts'

export const itemRules = [...reportDataRules, ...incomeEarnerRules, ...transactionRules, ...deductionRules]
export const guidanceRules = [br085RecipientOfOthersMoney, br094NewIncomeTypeOfReplacement]

const elsewhere = (judge: Judge, level: RuleLevel, id: string, ...elements: string[]): Rule => ({ ...row(id, elements, { level }), judge })

const RETROACTIVE_CODE = `${TRANSACTION_BASIC}/RetroactiveTransactionCode`
const UNJUST_ENRICHMENT = `${TRANSACTION_BASIC}/UnjustEnrichment`

/** Rules that are not judged in this folder. */
const rulesOfOthers: readonly Rule[] = [
  { ...elsewhere('document', 'schema', 'BR-001', '*'), errorCode: 'MSE0020' },
  // the register: who may report benefits and who signed, which report is replaced
  elsewhere('stored-data', 'message', 'BR-008', `${DELIVERY}/DeliveryDataCreator`, `${DELIVERY}/DeliveryDataOwner`),
  elsewhere('stored-data', 'message', 'BR-014', 'Signature'),
  elsewhere('stored-data', 'item', 'BR-036', `${REPORT_DATA}/ReportId`, `${REPORT_DATA}/IRReportId`),
  // how the register behaves: choice of rules by payment date, what is always allowed, distribution, versions
  elsewhere('nobody', 'register', 'BR-015', PAYMENT_DATE),
  elsewhere('nobody', 'register', 'BR-055', `${INTERNATIONAL}/SubToWithhold`),
  elsewhere('nobody', 'register', 'BR-095', RETROACTIVE_CODE),
  elsewhere('nobody', 'register', 'BR-096', UNJUST_ENRICHMENT, `${TRANSACTION_BASIC}/Recovery`),
  elsewhere('nobody', 'register', 'BR-099', REPORT_DATA),
  // what no delivery shows: several payments in one report, who lives where the money goes, when it was found out
  elsewhere('nobody', 'guidance', 'BR-040', REPORT),
  elsewhere('nobody', 'guidance', 'BR-048', EARNER_BASIC, `${EARNER}/Address`),
  elsewhere('nobody', 'guidance', 'BR-084', BENEFICIARY),
  elsewhere('nobody', 'guidance', 'BR-097', UNJUST_ENRICHMENT),
  elsewhere('nobody', 'guidance', 'BR-098', PAYMENT_DATE),
]

/** In order of their ids. */
export const benefitRules: readonly Rule[] = ruleTable([
  ...headRules.filter(({ id }) => id.startsWith('BR-')), ...payerRules, ...itemRules, br030ReportOnceInDelivery, ...guidanceRules, ...replacementRules, ...replacementAdviceRules,
  ...rulesOfOthers,
])
