/** Keva's titles and grounds for registration may each demand certain codes of the other; judged where the lists are loaded. */
import type { EmploymentReg, Profession } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EMPLOYMENT_REG, PAYMENT_PERIOD, PENSION_INSURANCE, PROFESSION } from './paths.ts'

const KEVA_TITLE = 2
const KEVA_REGISTRATION = 1
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`
const PAYMENT_DATE = `${PAYMENT_PERIOD}/PaymentDate`

const isAmong = (codes: readonly string[], demanded: 'any' | readonly string[]): boolean => demanded === 'any' || codes.some((code) => demanded.includes(code))

const kevaTitles = ({ report }: ReportFacts): readonly string[] =>
  (report.incomeEarner.professions?.profession ?? []).filter(({ type }) => type === KEVA_TITLE).map(({ code }) => code)
const kevaRegistrations = ({ report }: ReportFacts): readonly string[] =>
  (report.incomeEarner.employmentRegs?.employmentReg ?? []).filter(({ type }) => type === KEVA_REGISTRATION).map(({ code }) => code)

/** The title is in Keva's list with this provider, together with the ground it demands, if it demands one (D-88). */
export const wr176KevaTitle = checked<ReportFacts, Profession>(
  row('WR-176', [`${PROFESSION}/Code`, `${PROFESSION}/Type`, `${EMPLOYMENT_REG}/Code`, PROVIDER, PAYMENT_DATE], { asks: ['kevaTitles'] }), PROFESSION,
  ({ type, code }, facts, place, rule) => {
    if (type !== KEVA_TITLE || facts.provider === undefined || facts.lists.kevaTitles === undefined) return
    const demanded = facts.lists.kevaTitles.demandedRegistrations(code, facts.provider, facts.date)
    if (demanded === undefined || !isAmong(kevaRegistrations(facts), demanded)) place.violates(rule, 'Code', code)
  },
)

export const wr182KevaRegistration = checked<ReportFacts, EmploymentReg>(
  row('WR-182', [`${EMPLOYMENT_REG}/Code`, `${EMPLOYMENT_REG}/Type`, PROVIDER, PAYMENT_DATE], { asks: ['kevaRegistrations'] }), EMPLOYMENT_REG,
  ({ type, code }, { provider, lists, date }, place, rule) => {
    if (type !== KEVA_REGISTRATION || provider === undefined || lists.kevaRegistrations === undefined) return
    if (lists.kevaRegistrations.demandedTitles(code, provider, date) === undefined) place.violates(rule, 'Code', code)
  },
)

/** A ground that the list does not have is WR-182's. */
export const wr183TitleForKevaRegistration = checked<ReportFacts, EmploymentReg>(
  row('WR-183', [`${EMPLOYMENT_REG}/Code`, `${EMPLOYMENT_REG}/Type`, `${PROFESSION}/Code`, PROVIDER, PAYMENT_DATE], { asks: ['kevaRegistrations'] }), EMPLOYMENT_REG,
  ({ type, code }, facts, place, rule) => {
    if (type !== KEVA_REGISTRATION || facts.provider === undefined) return
    const demanded = facts.lists.kevaRegistrations?.demandedTitles(code, facts.provider, facts.date)
    if (demanded !== undefined && !isAmong(kevaTitles(facts), demanded)) place.violates(rule, 'Code', code)
  },
)
