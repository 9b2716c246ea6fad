/** Payment period, contact persons and payer: what the reports of a delivery share (status 5 when wrong). */
import type { SubstitutePayer } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { address } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notAfterToday, notBefore, notBeforeSibling, notTooFarAhead } from '../families/dates.ts'
import { identifier, sameCustomer } from '../families/identifiers.ts'
import { isNamedPerson, names, type Names } from '../families/names.ts'
import { forbidden, mandatory, oncePerType } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { CONTACT_PERSON, PAYER, PAYER_BASIC, PAYER_IDS, PAYER_TYPE, PAYMENT_PERIOD, SUBSTITUTE_PAYER } from './paths.ts'
import { wr053ContactForKela, wr054ContactForKelaContent } from './wr-053-contact-for-kela.ts'
import { wr062PayerIdForKela } from './wr-062-payer-id-for-kela.ts'
import { wr089SubOrgInItsList } from './wr-089-sub-org-in-its-list.ts'
import { wr092SubstitutePayerIsWhole, wr101EmployerIsNotPayer } from './wr-101-employer-is-not-payer.ts'

const MISSING_ID = `${PAYER_BASIC}/MissingId`
const DESCRIBED_BECAUSE = [MISSING_ID, `${PAYER_IDS}/Id/Type`, PAYER_TYPE]

export const payerRules: readonly CheckedRule<DeliveryFacts>[] = [
  notBefore('WR-049', `${PAYMENT_PERIOD}/PaymentDate`, '2019-01-01'),
  notTooFarAhead('WR-050', `${PAYMENT_PERIOD}/PaymentDate`),
  notBefore('WR-051', `${PAYMENT_PERIOD}/StartDate`),
  notBeforeSibling('WR-052', `${PAYMENT_PERIOD}/EndDate`, 'StartDate'),

  wr053ContactForKela,
  wr054ContactForKelaContent,
  inCodeList('WR-055', `${CONTACT_PERSON}/ResponsibilityCode`, 'ResponsibilityCode'),

  mandatory('WR-056', PAYER_IDS, { because: [MISSING_ID], when: ({ payerParty }) => !payerParty.missingId }),
  forbidden('WR-057', PAYER_IDS, { because: [MISSING_ID], when: ({ payerParty }) => payerParty.missingId }),
  sameCustomer('WR-059', PAYER_IDS),
  wr062PayerIdForKela,
  ...identifier<DeliveryFacts>(`${PAYER_IDS}/Id`, {
    type: 'WR-063', businessId: 'WR-064', personalIdentityCode: 'WR-065', notFinnish: 'WR-066', countryCode: 'WR-067', country: 'WR-068', countryName: 'WR-069',
  }),

  mandatory('WR-070', PAYER_BASIC, { because: [`${PAYER_IDS}/Id/Type`, PAYER_TYPE], when: ({ payerMustBeDescribed }) => payerMustBeDescribed }),
  mandatory('WR-071', MISSING_ID, { because: [PAYER_IDS], from: PAYER, when: ({ payerParty }) => payerParty.ids.length === 0 }),
  ...names<DeliveryFacts>(PAYER_BASIC, { companyName: 'WR-072', lastName: 'WR-073', firstName: 'WR-074' }, {
    because: DESCRIBED_BECAUSE, when: ({ payerMustBeDescribed }) => payerMustBeDescribed,
  }),
  mandatory('WR-075', `${PAYER_BASIC}/BirthDate`, {
    because: [`${PAYER_BASIC}/LastName`, `${PAYER_BASIC}/FirstName`, `${PAYER_IDS}/Id/Type`],
    when: ({ payerParty }, names: Names) => payerParty.isClear && !payerParty.hasPersonalIdentityCode && isNamedPerson(names),
  }),
  mandatory('WR-076', `${PAYER_BASIC}/BirthDate`, {
    because: [`${PAYER_BASIC}/LastName`, `${PAYER_BASIC}/FirstName`, MISSING_ID], when: ({ payerParty }, names: Names) => payerParty.missingId && isNamedPerson(names),
  }),
  notAfterToday('WR-077', `${PAYER_BASIC}/BirthDate`),
  notBefore('WR-078', `${PAYER_BASIC}/BirthDate`),
  inCodeList('WR-079', `${PAYER_BASIC}/Language`, 'Language'),

  mandatory('WR-080', `${PAYER}/Address`, { because: DESCRIBED_BECAUSE, when: ({ payerMustBeDescribed }) => payerMustBeDescribed }),
  ...address<DeliveryFacts>(`${PAYER}/Address`, { streetOrPoBox: 'WR-081', country: 'WR-083', countryName: 'WR-084' }),
  mandatory('WR-082', `${PAYER}/Address/CountryCode`, { because: DESCRIBED_BECAUSE, errorCode: 'CCV0030', when: ({ payerMustBeDescribed }) => payerMustBeDescribed }),

  oncePerType('WR-086', `${PAYER}/SubOrgs/SubOrg/Type`),
  inCodeList('WR-087', `${PAYER}/SubOrgs/SubOrg/Type`, 'PayerSubOrgType'),
  wr089SubOrgInItsList,
  inCodeList('WR-090', PAYER_TYPE, 'PayerType'),

  wr092SubstitutePayerIsWhole,
  ...identifier<DeliveryFacts>(`${SUBSTITUTE_PAYER}/EmployerId`, {
    type: 'WR-094', businessId: 'WR-095', personalIdentityCode: 'WR-096', notFinnish: 'WR-097', countryCode: 'WR-098', country: 'WR-099', countryName: 'WR-100',
  }),
  wr101EmployerIsNotPayer,
  mandatory('WR-102', `${SUBSTITUTE_PAYER}/EmployerName`, {
    because: [`${SUBSTITUTE_PAYER}/EmployerId/Type`],
    when: ({ codes }, { employerId }: Partial<SubstitutePayer>) => employerId !== undefined && employerId.type !== BUSINESS_ID && employerId.type !== PERSONAL_IDENTITY_CODE && codes.IdType!.has(employerId.type),
  }),
]
