/** The whole table of rules of separate reports, SR-001 to SR-162: who judges each, at which level, on which elements, from when. */
import { row } from '../families/rows.ts'
import type { Judge, Rule, RuleLevel } from '../rule.ts'
import { ruleTable } from '../rule-table.ts'
import { headRules } from './head.ts'
import { ACCIDENT_INSURANCE, CONTACT_PERSON, CREATOR, DELIVERY, PAYER, PAYMENT_MONTH, PENSION_INSURANCE, REPORT_DATA, REPORT_DATE, TRANSACTION, TRANSACTION_BASIC, TRANSACTIONS } from './paths.ts'
import { payerRules } from './payer.ts'
import { replacementRules } from './replacement.ts'
import { itemRules } from './report.ts'
import { sr091PayerTypeTwice } from './sr-090-payer-types.ts'
import { sr160SecondReportOfMonth } from './sr-160-second-report-of-month.ts'

/** Judged over all reports of a delivery (families/repeated-reports.ts), and by the register with what it has stored. */
export const sr120ReportOnceInDelivery: Rule = row('SR-120', [`${REPORT_DATA}/ReportId`, `${REPORT_DATA}/IRReportId`])

export const guidanceRules = [sr091PayerTypeTwice, sr160SecondReportOfMonth]

const elsewhere = (judge: Judge, level: RuleLevel, id: string, ...elements: string[]): Rule => ({ ...row(id, elements, { level }), judge })

const AMOUNT = `${TRANSACTION_BASIC}/Amount`
const CODE = `${TRANSACTION_BASIC}/SummaryTransactionCode`

/** Rules that are not judged in this folder. */
const rulesOfOthers: readonly Rule[] = [
  // reading the document: schema, empty elements, time zones
  elsewhere('document', 'schema', 'SR-001', '*'),
  elsewhere('document', 'schema', 'SR-002', '*'),
  elsewhere('document', 'schema', 'SR-023', `${DELIVERY}/Timestamp`),
  elsewhere('document', 'schema', 'SR-037', REPORT_DATE),
  elsewhere('document', 'schema', 'SR-103', PENSION_INSURANCE),
  elsewhere('document', 'schema', 'SR-115', `${ACCIDENT_INSURANCE}/AccInsPolicyNo`),
  elsewhere('document', 'schema', 'SR-133', `${PAYMENT_MONTH}/Month`),
  elsewhere('document', 'schema', 'SR-140', TRANSACTION),
  // what the rule demands the schema demands already
  elsewhere('document', 'delivery-common', 'SR-030', CONTACT_PERSON),
  elsewhere('document', 'delivery-common', 'SR-072', `${PAYER}/Address/PostalCode`, `${PAYER}/Address/PostOffice`),
  // the register: references already used, who signed
  elsewhere('stored-data', 'delivery-head', 'SR-011', `${DELIVERY}/DeliveryId`),
  elsewhere('stored-data', 'message', 'SR-024', 'Signature', CREATOR),
  elsewhere('stored-data', 'item', 'SR-125', `${REPORT_DATA}/ReportId`),
  // how the register behaves: rules by target month, versions, what is always allowed
  elsewhere('nobody', 'register', 'SR-003', PAYMENT_MONTH),
  elsewhere('nobody', 'register', 'SR-004', DELIVERY),
  elsewhere('nobody', 'register', 'SR-144', AMOUNT),
  elsewhere('nobody', 'register', 'SR-145', CODE),
  elsewhere('nobody', 'register', 'SR-146', AMOUNT),
  elsewhere('nobody', 'register', 'SR-147', CODE),
  elsewhere('nobody', 'register', 'SR-150', REPORT_DATA),
  // duties of the payer
  elsewhere('nobody', 'guidance', 'SR-161', TRANSACTIONS),
  elsewhere('nobody', 'guidance', 'SR-162', REPORT_DATE),
]

export const separateRules: readonly Rule[] = ruleTable([
  ...headRules.filter(({ id }) => id.startsWith('SR-')), ...payerRules, ...itemRules, ...guidanceRules, sr120ReportOnceInDelivery, ...replacementRules, ...rulesOfOthers,
])
