/** International situations and additional data on the income earner. */
import { country } from '../families/addresses.ts'
import { codeForbidden, codeInForce, inCodeList, inCodeListOfAnyTime } from '../families/codes.ts'
import { forbidden, mandatory, oncePerType } from '../families/presence.ts'
import type { InternationalData, Payment } from '../../generated/types/wage-reports-to-ir-types.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EMPLOYEES_HEALTH_INSURANCE, ROYALTY_TO_NON_RESIDENT } from './income-types.ts'
import { EARNER, EARNER_IDS, EARNER_OTHER, EARNER_TYPE, FORM_CODE, INTERNATIONAL, PAYER_TYPE, TRANSACTION, TRANSACTION_CODE } from './paths.ts'

const TAX_TREATY_COUNTRY = `${INTERNATIONAL}/TaxTreatyCountryCode`
const PAYMENT = `${EARNER_OTHER}/Payments/Payment`

const AT_MOST_183_DAYS = 10
const NET_OF_TAX_AGREEMENT = 11
const ORGANISATION = 12
const INSURED_UNDER_EPPO_ACT = 16
const FOREIGN_EMPLOYER = 4
const PENSION_PROVIDER = 2

export const internationalRules: readonly CheckedRule<ReportFacts>[] = [
  inCodeList('WR-211', `${INTERNATIONAL}/PostedCertCode`, 'PostedCertCode'),
  mandatory('WR-212', `${INTERNATIONAL}/NonResident`, {
    because: [TRANSACTION_CODE], from: EARNER, when: ({ incomeTypes }) => incomeTypes.has(EMPLOYEES_HEALTH_INSURANCE) || incomeTypes.has(ROYALTY_TO_NON_RESIDENT),
  }),
  mandatory('WR-213', `${INTERNATIONAL}/NonResidentCountryCode`, {
    because: [`${INTERNATIONAL}/NonResident`], when: (_facts, { nonResident }: InternationalData) => nonResident === true,
  }),
  ...country<ReportFacts>(INTERNATIONAL, { country: 'WR-214', countryName: 'WR-215' }, { code: 'NonResidentCountryCode', name: 'NonResidentCountryName' }),
  mandatory('WR-216', TAX_TREATY_COUNTRY, { because: [EARNER_TYPE], from: EARNER, when: ({ earnerTypes }) => earnerTypes.has(AT_MOST_183_DAYS) }),
  forbidden('WR-217', TAX_TREATY_COUNTRY, { because: [EARNER_TYPE], when: ({ earnerTypes }) => !earnerTypes.has(AT_MOST_183_DAYS) }),
  inCodeListOfAnyTime('WR-218', TAX_TREATY_COUNTRY, 'TaxTreatyCountryCode'),
  codeInForce('WR-219', TAX_TREATY_COUNTRY, 'TaxTreatyCountryCode'),
  inCodeList('WR-220', FORM_CODE, 'FormCode'),

  inCodeListOfAnyTime('WR-221', `${EARNER_OTHER}/CBACode`, 'CBACode'),
  codeInForce('WR-222', `${EARNER_OTHER}/CBACode`, 'CBACode'),
  inCodeList('WR-223', EARNER_TYPE, 'IncomeEarnerType'),
  codeForbidden('WR-225', EARNER_TYPE, [NET_OF_TAX_AGREEMENT], {
    because: [PAYER_TYPE], validFrom: '2022-01-01', when: ({ delivery }) => !delivery.payerTypes.has(FOREIGN_EMPLOYER),
  }),
  codeForbidden('WR-379', EARNER_TYPE, [ORGANISATION], {
    because: [`${EARNER_IDS}/Id/Type`], validFrom: '2023-01-01', when: ({ earner }) => earner.hasPersonalIdentityCode,
  }),
  forbidden('WR-380', `${TRANSACTION}/SixMonthRule`, {
    because: [EARNER_TYPE], validFrom: '2023-01-01', when: ({ earnerTypes }) => earnerTypes.has(INSURED_UNDER_EPPO_ACT),
  }),
  oncePerType('WR-226', `${PAYMENT}/PaymentType`),
  inCodeList('WR-227', `${PAYMENT}/PaymentType`, 'RefPaymentType'),
  mandatory('WR-228', `${PAYMENT}/PaymentRef`, { because: [`${PAYMENT}/PaymentType`], when: (_facts, { paymentType }: Payment) => paymentType === PENSION_PROVIDER }),
]
