/** Codes that others keep, or that only the type beside them tells how to read. What is not loaded is judged by form (D-18). */
import type { EmploymentEnding, EmploymentReg, Profession } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EMPLOYMENT, EMPLOYMENT_REG, PAYMENT_PERIOD, PENSION_INSURANCE, PROFESSION } from './paths.ts'

const ENDING = `${EMPLOYMENT}/EmploymentEndings/EmploymentEnding`
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`
const PAYMENT_DATE = `${PAYMENT_PERIOD}/PaymentDate`

export const wr168KevaEnding = checked<ReportFacts, EmploymentEnding>(
  row('WR-168', [`${ENDING}/Code`, `${ENDING}/Type`, PROVIDER, PAYMENT_DATE], { asks: ['kevaEndings'] }), ENDING,
  ({ type, code }, { lists, provider, date }, place, rule) => {
    if (type === 1 && provider !== undefined && lists.kevaEndings?.isValid(code, provider, date) === false) place.violates(rule, 'Code', code)
  },
)

export const wr169EndingInItsList = checked<ReportFacts, EmploymentEnding>(
  row('WR-169', [`${ENDING}/Code`, `${ENDING}/Type`, PAYMENT_DATE], { asks: ['bankOfFinlandEndings'] }), ENDING,
  ({ type, code }, { lists, codes, date }, place, rule) => {
    const isWrong = type === 2 ? lists.bankOfFinlandEndings?.isValid(code, date) === false : type === 3 && !codes.EmploymentEndingCode!.has(code)
    if (isWrong) place.violates(rule, 'Code', code)
  },
)

const TK10_SHAPE = /^\d{5}$/

/** Keva's titles (type 2) are WR-176. A TK10 class has five digits; a four-digit class is written with a 0 at its end. */
export const wr177ProfessionInItsList = checked<ReportFacts, Profession>(
  row('WR-177', [`${PROFESSION}/Code`, `${PROFESSION}/Type`, PAYMENT_DATE], { asks: ['occupations', 'bankOfFinlandTitles', 'traficomTitles'] }), PROFESSION,
  ({ type, code }, { lists, date }, place, rule) => {
    const isWrong = type === 1 ? !TK10_SHAPE.test(code) || lists.occupations?.isValid(code, date) === false
      : type === 3 ? lists.bankOfFinlandTitles?.isValid(code, date) === false
      : type === 4 && lists.traficomTitles?.isValid(code, date) === false
    if (isWrong) place.violates(rule, 'Code', code)
  },
)

export const wr184RegistrationInItsList = checked<ReportFacts, EmploymentReg>(
  row('WR-184', [`${EMPLOYMENT_REG}/Code`, `${EMPLOYMENT_REG}/Type`, PAYMENT_DATE], { asks: ['bankOfFinlandRegistrations'] }), EMPLOYMENT_REG,
  ({ type, code }, { lists, date }, place, rule) => {
    if (type === 2 && lists.bankOfFinlandRegistrations?.isValid(code, date) === false) place.violates(rule, 'Code', code)
  },
)
