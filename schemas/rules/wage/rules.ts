/** The whole table of wage rules, WR-001 to WR-386: who judges each, at which level, on which elements, from when to when. */
import { row } from '../families/rows.ts'
import type { Judge, Rule, RuleLevel } from '../rule.ts'
import { absenceRules } from './absence.ts'
import { employmentRules } from './employment.ts'
import { foreignWorkRules } from './foreign-work.ts'
import { headRules } from './head.ts'
import { incomeEarnerRules } from './income-earner.ts'
import { insuranceRules } from './insurance.ts'
import { internationalRules } from './international.ts'
import { DELIVERY, EMPLOYMENT, PAYER_BASIC, PAYER_IDS, PAYMENT_PERIOD, REPORT_DATA } from './paths.ts'
import { payerRules } from './payer.ts'
import { replacementRules } from './replacement.ts'
import { reportDataRules } from './report-data.ts'
import { transactionRules } from './transactions.ts'
import { wr103ReportOnceInDelivery } from './wr-103-report-once-in-delivery.ts'
import { wr383BusinessIdForKela } from './wr-383-business-id-for-kela.ts'

export const itemRules = [
  ...reportDataRules, ...incomeEarnerRules, ...employmentRules, ...insuranceRules, ...internationalRules, ...transactionRules, ...foreignWorkRules, ...absenceRules,
]

const elsewhere = (judge: Judge, level: RuleLevel, id: string, ...elements: string[]): Rule => ({ ...row(id, elements, { level }), judge })

const REPORT_ID = `${REPORT_DATA}/ReportId`
const IR_REPORT_ID = `${REPORT_DATA}/IRReportId`
const MISSING_ID = `${PAYER_BASIC}/MissingId`
const OWNER = `${DELIVERY}/DeliveryDataOwner`
const CREATOR = `${DELIVERY}/DeliveryDataCreator`

/** Rules that are not judged in this folder. */
const rulesOfOthers: readonly Rule[] = [
  // reading the document: empty elements, encoding, escaping, forbidden sequences, time zones
  elsewhere('document', 'schema', 'WR-001', '*'),
  elsewhere('document', 'schema', 'WR-002', '*'),
  elsewhere('document', 'schema', 'WR-003', '*'),
  elsewhere('document', 'schema', 'WR-004', '*'),
  elsewhere('document', 'schema', 'WR-009', '*'),
  elsewhere('document', 'schema', 'WR-010', `${DELIVERY}/Timestamp`),
  // the register: references already used, rights, who signed, which report is replaced
  elsewhere('stored-data', 'delivery-head', 'WR-013', `${DELIVERY}/DeliveryId`, OWNER),
  elsewhere('stored-data', 'message', 'WR-022', CREATOR, OWNER),
  elsewhere('stored-data', 'message', 'WR-024', OWNER, MISSING_ID),
  elsewhere('stored-data', 'message', 'WR-045', 'Signature'),
  elsewhere('stored-data', 'message', 'WR-046', 'Signature'),
  elsewhere('stored-data', 'item', 'WR-109', REPORT_ID, `${PAYER_IDS}/Id`),
  elsewhere('stored-data', 'item', 'WR-112', REPORT_ID, IR_REPORT_ID),
  elsewhere('stored-data', 'item', 'WR-113', `${REPORT_DATA}/ReportVersion`),
  elsewhere('stored-data', 'item', 'WR-114', REPORT_ID, IR_REPORT_ID),
  // how the register behaves: case-sensitivity, choice of rules by payment date, FaultyControl, what is always allowed
  elsewhere('nobody', 'register', 'WR-007', '*'),
  elsewhere('nobody', 'register', 'WR-008', '*'),
  elsewhere('nobody', 'register', 'WR-011', `${PAYMENT_PERIOD}/PaymentDate`),
  elsewhere('nobody', 'register', 'WR-015', `${DELIVERY}/FaultyControl`),
  { ...elsewhere('nobody', 'register', 'WR-167', `${EMPLOYMENT}/EmploymentEndings/EmploymentEnding/Type`), validFrom: '2022-01-01' },
]

/** In order of their ids. */
export const wageRules: readonly Rule[] = [
  ...headRules.filter(({ id }) => id.startsWith('WR-')), ...payerRules, ...itemRules, wr103ReportOnceInDelivery, wr383BusinessIdForKela, ...replacementRules, ...rulesOfOthers,
].sort((one, other) => (one.id < other.id ? -1 : 1))
