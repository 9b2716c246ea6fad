/** Employment, professions, registration, place of business. */
import { country } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notTooFarAhead, period } from '../families/dates.ts'
import { decimalWithin } from '../families/limits.ts'
import { entryOfType, mandatory, oncePerType } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import { BANK_OF_FINLAND, SEAFARERS_PENSION_FUND, type ReportFacts } from './facts.ts'
import { isSubjectTo } from './income-types.ts'
import { EARNER, EMPLOYMENT, EMPLOYMENT_REG, EXCEPTION_CODE, PENSION_INSURANCE, PROFESSION, REIMB_PAYMENT_TYPE, SUBSTITUTE_PAYER, TRANSACTION, TRANSACTION_CODE } from './paths.ts'
import { wr085KevaReporterGiven, wr088KevaReporterHasPolicy } from './wr-085-keva-reporter.ts'
import { wr154PaymentTypeForKela } from './wr-154-payment-type-for-kela.ts'
import { wr161KelaAbsenceWithinEmployment } from './wr-161-kela-absence-within-employment.ts'
import { wr165OneKevaEnding, wr166OneBankOfFinlandEnding } from './wr-165-one-ending-of-provider.ts'
import { wr168KevaEnding, wr169EndingInItsList, wr184RegistrationInItsList, wr177ProfessionInItsList } from './wr-168-codes-of-other-lists.ts'
import { wr176KevaTitle, wr182KevaRegistration, wr183TitleForKevaRegistration } from './wr-176-keva-titles.ts'
import { wr185PlaceIsSaid, wr186PlaceHasWholeAddress } from './wr-185-place-of-business.ts'

const PERIODS = `${EMPLOYMENT}/EmploymentPeriods`
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`
const PROFESSION_TYPE = `${PROFESSION}/Type`
const TK10 = 1
const KEVA_REGISTRATION = 1
const BANK_REGISTRATION = 2
const KEVA_TITLES = 2
const BANK_TITLES = 3
const TRAFICOM_TITLES = 4

const EXEMPT_FROM_OCCUPATION = [1, 4, 6, 8]
const EXEMPT_FROM_PENSION = [1, 3, 6, 7]
const isExempt = ({ exceptions }: ReportFacts, codes: readonly number[]): boolean => exceptions.size > 0 && codes.some((code) => exceptions.has(code))

export const hasIncomeSubjectTo = (insurance: 'pension' | 'accident', { report }: ReportFacts): boolean =>
  report.transactions?.transaction.some((transaction) => isSubjectTo(insurance, transaction)) ?? false

/** Nobody has to insure the income for pension here: not subject, paid by a substitute payer, or an exception. */
export const isFreeOfPension = (facts: ReportFacts): boolean =>
  facts.delivery.substitutePayerActs || isExempt(facts, EXEMPT_FROM_PENSION) || !hasIncomeSubjectTo('pension', facts)

const titleOf = (id: string, type: number, isAsked: (facts: ReportFacts) => boolean): CheckedRule<ReportFacts> =>
  entryOfType(id, PROFESSION_TYPE, type, {
    because: [PROVIDER, EXCEPTION_CODE], from: EARNER, when: (facts) => isAsked(facts) && !isExempt(facts, EXEMPT_FROM_PENSION),
  })

export const employmentRules: readonly CheckedRule<ReportFacts>[] = [
  wr085KevaReporterGiven,
  wr088KevaReporterHasPolicy,
  mandatory('WR-148', `${EMPLOYMENT}/EmploymentCode`, { because: [REIMB_PAYMENT_TYPE], from: EARNER, when: ({ kelaFamilyLeave }) => kelaFamilyLeave }),
  inCodeList('WR-149', `${EMPLOYMENT}/EmploymentCode`, 'EmploymentCode'),
  inCodeList('WR-150', `${EMPLOYMENT}/TermCode`, 'TermCode'),
  decimalWithin('WR-151', `${EMPLOYMENT}/PartTime`, 0, 100_00),
  decimalWithin('WR-152', `${EMPLOYMENT}/HoursPerWeek`, 0, 168_00),
  mandatory('WR-153', `${EMPLOYMENT}/PaymentTypes`, { because: [REIMB_PAYMENT_TYPE], from: EARNER, when: ({ kela }) => kela }),
  wr154PaymentTypeForKela,
  inCodeList('WR-155', `${EMPLOYMENT}/PaymentTypes/PaymentType`, 'PaymentType'),
  mandatory('WR-156', PERIODS, { because: [PROVIDER], from: EARNER, when: ({ isKeva }) => isKeva }),
  mandatory('WR-157', PERIODS, { because: [REIMB_PAYMENT_TYPE], from: EARNER, when: ({ kela }) => kela }),
  notTooFarAhead('WR-158', `${PERIODS}/Period/StartDate`),
  ...period<ReportFacts>(`${PERIODS}/Period`, { start: 'WR-159', end: 'WR-160' }),
  wr161KelaAbsenceWithinEmployment,
  mandatory('WR-162', `${EMPLOYMENT}/EmploymentEndings`, {
    because: [`${PERIODS}/Period/EndDate`, PROVIDER],
    when: ({ isKeva, report }) => isKeva && (report.incomeEarner.employment?.employmentPeriods?.period.some(({ endDate }) => endDate !== undefined) ?? false),
  }),
  oncePerType('WR-163', `${EMPLOYMENT}/EmploymentEndings/EmploymentEnding/Type`),
  inCodeList('WR-164', `${EMPLOYMENT}/EmploymentEndings/EmploymentEnding/Type`, 'EmploymentEndingType'),
  wr165OneKevaEnding,
  wr166OneBankOfFinlandEnding,
  wr168KevaEnding,
  wr169EndingInItsList,

  entryOfType('WR-170', PROFESSION_TYPE, TK10, {
    because: [TRANSACTION_CODE, `${TRANSACTION}/InsuranceData`, `${SUBSTITUTE_PAYER}/Acts`, EXCEPTION_CODE], from: EARNER, errorCode: 'IEPV0020',
    when: (facts) => !facts.delivery.substitutePayerActs && !isExempt(facts, EXEMPT_FROM_OCCUPATION) && hasIncomeSubjectTo('accident', facts),
  }),
  titleOf('WR-171', TRAFICOM_TITLES, ({ provider }) => provider === SEAFARERS_PENSION_FUND),
  titleOf('WR-172', KEVA_TITLES, ({ isKeva }) => isKeva),
  titleOf('WR-173', BANK_TITLES, ({ provider }) => provider === BANK_OF_FINLAND),
  oncePerType('WR-174', PROFESSION_TYPE),
  inCodeList('WR-175', PROFESSION_TYPE, 'ProfessionType'),
  wr176KevaTitle,
  wr177ProfessionInItsList,

  entryOfType('WR-178', `${EMPLOYMENT_REG}/Type`, KEVA_REGISTRATION, { because: [PROVIDER], from: EARNER, when: ({ isKeva }) => isKeva }),
  entryOfType('WR-179', `${EMPLOYMENT_REG}/Type`, BANK_REGISTRATION, { because: [PROVIDER], from: EARNER, when: ({ provider }) => provider === BANK_OF_FINLAND }),
  oncePerType('WR-180', `${EMPLOYMENT_REG}/Type`),
  inCodeList('WR-181', `${EMPLOYMENT_REG}/Type`, 'EmploymentRegType'),
  wr182KevaRegistration,
  wr183TitleForKevaRegistration,
  wr184RegistrationInItsList,

  wr185PlaceIsSaid,
  wr186PlaceHasWholeAddress,
  ...country<ReportFacts>(`${EARNER}/PlaceOfBusiness`, { country: 'WR-187', countryName: 'WR-188' }),
]
