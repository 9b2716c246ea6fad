import type { Report } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { PAYER, PAYMENT_PERIOD, PENSION_INSURANCE, REPORT } from './paths.ts'

const KEVA_REPORTER = 1
const SUB_ORG = `${PAYER}/SubOrgs/SubOrg`
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`

/** The payer's part is missing, but only this report asks for it: the error is the report's (D-12). */
export const wr085KevaReporterGiven = checked<ReportFacts, Report>(
  row('WR-085', [`${PAYER}/SubOrgs`, `${SUB_ORG}/Type`, PROVIDER], { level: 'item' }), REPORT,
  (_report, { isKeva, delivery: { payer } }, place, rule) => {
    if (isKeva && !payer.subOrgs?.subOrg.some(({ type }) => type === KEVA_REPORTER)) place.violatesAt(rule, `${PAYER}/SubOrgs`)
  },
)

/** Reporter code and policy belong together in Keva's list, where it is loaded. */
export const wr088KevaReporterHasPolicy = checked<ReportFacts, Report>(
  row('WR-088', [`${PENSION_INSURANCE}/PensionPolicyNo`, PROVIDER, `${SUB_ORG}/Type`, `${SUB_ORG}/Code`, `${PAYMENT_PERIOD}/PaymentDate`], { asks: ['kevaReporters'] }), REPORT,
  ({ incomeEarner }, { isKeva, delivery: { payer }, lists, date }, place, rule) => {
    const policyNo = incomeEarner.pensionInsurance?.pensionPolicyNo
    if (lists.kevaReporters === undefined || !isKeva || policyNo === undefined) return
    const reporter = payer.subOrgs?.subOrg.find(({ type }) => type === KEVA_REPORTER)?.code
    if (reporter !== undefined && !lists.kevaReporters.isValid(reporter, policyNo, date)) place.violates(rule, 'IncomeEarner/PensionInsurance/PensionPolicyNo', policyNo)
  },
)
