/** Pension and accident insurance of the income earner, and exceptions to insurance. */
import { codeForbidden, inCodeList } from '../families/codes.ts'
import { identifier } from '../families/identifiers.ts'
import { mandatory } from '../families/presence.ts'
import { BUSINESS_ID } from '../../parties.ts'
import type { CheckedRule } from '../tree.ts'
import { isFreeOfPension } from './employment.ts'
import type { ReportFacts } from './facts.ts'
import { ACCIDENT_INSURANCE, EXCEPTION_CODE, PENSION_INSURANCE, SUBSTITUTE_PAYER, TRANSACTION, TRANSACTION_CODE } from './paths.ts'
import { wr091TemporaryEmployersPolicy, wr199PayerIsTemporaryEmployer } from './wr-091-temporary-employer.ts'
import { wr191PolicyOfEmployee, wr192NoPolicyOfMyel, wr193NoPolicyOfYel } from './wr-191-policy-of-pension-act.ts'
import { wr197ProviderOfPolicy, wr198PensionPolicyNo } from './wr-197-pension-policy-number.ts'
import { wr209ExceptionsOfEntrepreneur, wr210ExceptionsWithoutObligation } from './wr-209-exceptions-of-entrepreneur.ts'
import { wr378NoSpaceInPolicyNo } from './wr-378-no-space-in-policy-number.ts'

const INSURER = `${ACCIDENT_INSURANCE}/AccInsProvId`
const VOLUNTARY_PENSION = 11
/** Not insured for pension in Finland: contradicts a voluntary pension insurance. */
const NO_PENSION = [1, 3, 6, 7]

export const insuranceRules: readonly CheckedRule<ReportFacts>[] = [
  wr091TemporaryEmployersPolicy,
  mandatory('WR-189', PENSION_INSURANCE, {
    because: [TRANSACTION_CODE, `${TRANSACTION}/InsuranceData`, `${SUBSTITUTE_PAYER}/Acts`, EXCEPTION_CODE], when: (facts) => !isFreeOfPension(facts),
  }),
  mandatory('WR-190', PENSION_INSURANCE, { because: [EXCEPTION_CODE], when: ({ exceptions }) => exceptions.has(VOLUNTARY_PENSION) }),
  wr191PolicyOfEmployee,
  wr192NoPolicyOfMyel,
  wr193NoPolicyOfYel,
  inCodeList('WR-195', `${PENSION_INSURANCE}/PensionActCode`, 'PensionActCode'),
  inCodeList('WR-196', `${PENSION_INSURANCE}/PensionProvIdCode`, 'PensionProvIdCode'),
  wr197ProviderOfPolicy,
  wr198PensionPolicyNo,
  wr199PayerIsTemporaryEmployer,

  // Insurers are organisations: only the Business ID does without a country.
  ...identifier<ReportFacts>(INSURER, { type: 'WR-201', businessId: 'WR-202', countryCode: 'WR-203', country: 'WR-204', countryName: 'WR-205' }, { typesWithoutCountry: [BUSINESS_ID] }),
  wr378NoSpaceInPolicyNo,
  codeForbidden('WR-382', `${INSURER}/Type`, [2, 9], { because: [], validFrom: '2025-01-01', when: () => true }),

  codeForbidden('WR-206', EXCEPTION_CODE, [VOLUNTARY_PENSION], { because: [], when: ({ exceptions }) => NO_PENSION.some((code) => exceptions.has(code)) }),
  inCodeList('WR-208', EXCEPTION_CODE, 'InsuranceExceptionCode'),
  wr209ExceptionsOfEntrepreneur,
  wr210ExceptionsWithoutObligation,
]
