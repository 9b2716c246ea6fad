/** Contact persons, report date and payer: what the reports of a delivery share (status 5 when wrong). */
import type { PensionInsurance } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'
import { address } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notAfterToday, notBefore } from '../families/dates.ts'
import { identifier, sameCustomer } from '../families/identifiers.ts'
import { isNamedPerson, names, type Names } from '../families/names.ts'
import { hasPolicyNoForm, isPolicyOf } from '../families/pension-policies.ts'
import { entryOfType, mandatory, oncePerType } from '../families/presence.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { CONTACT_PERSON, INSURER, MISSING_ID, PAYER, PAYER_BASIC, PAYER_IDS, PENSION_INSURANCE, REPORT_DATE, SUB_ORG } from './paths.ts'
import { sr090PayerTypes } from './sr-090-payer-types.ts'

const KEVA_REPORTER = 1
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`
const described = { because: [MISSING_ID, `${PAYER_IDS}/Id/Type`], when: ({ payerParty }: DeliveryFacts) => payerParty.mustBeDescribed }

export const payerRules: readonly CheckedRule<DeliveryFacts>[] = [
  inCodeList('SR-031', `${CONTACT_PERSON}/ResponsibilityCode`, 'ResponsibilityCode'),
  notAfterToday('SR-035', REPORT_DATE),
  notBefore('SR-036', REPORT_DATE, '2019-01-01'),

  mandatory('SR-050', PAYER_IDS, { because: [MISSING_ID], when: ({ payerParty }) => !payerParty.missingId }),
  sameCustomer('SR-052', PAYER_IDS),
  ...identifier<DeliveryFacts>(`${PAYER_IDS}/Id`, {
    type: 'SR-053', businessId: 'SR-054', personalIdentityCode: 'SR-054', notFinnish: 'SR-055', countryCode: 'SR-056', country: 'SR-056', countryName: 'SR-057',
  }),

  mandatory('SR-060', PAYER_BASIC, described),
  mandatory('SR-061', MISSING_ID, { because: [PAYER_IDS], from: PAYER, when: ({ payerParty }) => payerParty.ids.length === 0 }),
  ...names<DeliveryFacts>(PAYER_BASIC, { companyName: 'SR-062', lastName: 'SR-063', firstName: 'SR-064' }, described),
  mandatory('SR-065', `${PAYER_BASIC}/BirthDate`, {
    because: [`${PAYER_BASIC}/LastName`, `${PAYER_BASIC}/FirstName`, MISSING_ID, `${PAYER_IDS}/Id/Type`],
    when: ({ payerParty }, names: Names) => isNamedPerson(names) && (payerParty.missingId || (payerParty.isClear && !payerParty.hasPersonalIdentityCode)),
  }),
  notAfterToday('SR-066', `${PAYER_BASIC}/BirthDate`),
  notBefore('SR-067', `${PAYER_BASIC}/BirthDate`),
  inCodeList('SR-068', `${PAYER_BASIC}/Language`, 'Language'),

  mandatory('SR-070', `${PAYER}/Address`, described),
  ...address<DeliveryFacts>(`${PAYER}/Address`, { streetOrPoBox: 'SR-071', country: 'SR-073', countryName: 'SR-074' }),
  mandatory('SR-073', `${PAYER}/Address/CountryCode`, { ...described, errorCode: 'CCV0030' }),

  entryOfType('SR-080', `${SUB_ORG}/Type`, KEVA_REPORTER, { because: [PROVIDER], from: PAYER, when: ({ hasKeva }: DeliveryFacts) => hasKeva }),
  oncePerType('SR-081', `${SUB_ORG}/Type`),
  inCodeList('SR-082', `${SUB_ORG}/Type`, 'PayerSubOrgType'),
  sr090PayerTypes,

  inCodeList('SR-101', PROVIDER, 'PensionProvIdCode'),
  checked<DeliveryFacts, PensionInsurance>(row('SR-101', [PROVIDER, `${PENSION_INSURANCE}/PensionPolicyNo`]), PENSION_INSURANCE, ({ pensionProvIdCode, pensionPolicyNo }, { codes }, place, rule) => {
    // A provider of no list has been reported; a number without the form of one is SR-102's.
    if (!codes.PensionProvIdCode!.has(pensionProvIdCode) || !hasPolicyNoForm(pensionPolicyNo)) return
    if (!isPolicyOf(pensionPolicyNo, pensionProvIdCode)) place.violates(rule, 'PensionProvIdCode', pensionProvIdCode)
  }),

  // Insurers are organisations: only the Business ID does without a country (D-97).
  ...identifier<DeliveryFacts>(INSURER, { type: 'SR-111', businessId: 'SR-112', countryCode: 'SR-113', country: 'SR-113', countryName: 'SR-114' }, { typesWithoutCountry: [BUSINESS_ID] }),
]
