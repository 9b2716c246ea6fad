/** Who the income earner is: identifiers, basic data, addresses, suborganisation. */
import { PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { address } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notAfterToday, notBefore } from '../families/dates.ts'
import { codesOfOneBirthDate, identifier, sameCustomer } from '../families/identifiers.ts'
import { isNamedPerson, names, type Names } from '../families/names.ts'
import { entryOfType, forbidden, mandatory } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER, EARNER_BASIC, EARNER_IDS, INTERNATIONAL, REIMB_PAYMENT_TYPE } from './paths.ts'
import { wr060EarnerIsNotPayer, wr061EarnerIsAnotherCustomer } from './wr-060-earner-is-not-payer.ts'

const MISSING_ID = `${EARNER_BASIC}/MissingId`
const ID_TYPE = `${EARNER_IDS}/Id/Type`
const NON_RESIDENT = `${INTERNATIONAL}/NonResident`
const BIRTH_DATE = `${EARNER_BASIC}/BirthDate`
const NAMES = [`${EARNER_BASIC}/LastName`, `${EARNER_BASIC}/FirstName`]
const ADDRESSES = `${EARNER}/Addresses`
const ADDRESS = `${ADDRESSES}/TypedAddress`
const HOME_COUNTRY = 1

const mustHaveAddress = ({ earner, nonResident }: ReportFacts): boolean => earner.mustBeDescribed || nonResident
const isPersonWithoutCode = ({ earner }: ReportFacts, given: Names): boolean => earner.isClear && !earner.hasPersonalIdentityCode && isNamedPerson(given)

export const incomeEarnerRules: readonly CheckedRule<ReportFacts>[] = [
  wr060EarnerIsNotPayer,
  wr061EarnerIsAnotherCustomer,
  mandatory('WR-115', EARNER_IDS, { because: [MISSING_ID], when: ({ earner }) => !earner.missingId }),
  forbidden('WR-116', EARNER_IDS, { because: [MISSING_ID], when: ({ earner }) => earner.missingId }),
  sameCustomer('WR-118', EARNER_IDS),
  codesOfOneBirthDate('WR-119', EARNER_IDS),
  entryOfType('WR-120', ID_TYPE, PERSONAL_IDENTITY_CODE, {
    because: [REIMB_PAYMENT_TYPE], from: EARNER, errorCode: 'AV0290', when: ({ earner, kela }) => kela && earner.isClear,
  }),
  ...identifier<ReportFacts>(`${EARNER_IDS}/Id`, {
    type: 'WR-121', businessId: 'WR-122', personalIdentityCode: 'WR-123', notFinnish: 'WR-124', countryCode: 'WR-125', country: 'WR-126', countryName: 'WR-127',
  }),

  mandatory('WR-128', EARNER_BASIC, { because: [ID_TYPE], when: ({ earner }) => earner.mustBeDescribed }),
  mandatory('WR-129', MISSING_ID, { because: [EARNER_IDS], from: EARNER, when: ({ earner }) => earner.ids.length === 0 }),
  ...names<ReportFacts>(EARNER_BASIC, { companyName: 'WR-130', lastName: 'WR-131', firstName: 'WR-132' }, {
    because: [MISSING_ID, ID_TYPE], when: ({ earner }) => earner.mustBeDescribed,
  }),
  mandatory('WR-133', BIRTH_DATE, { because: [...NAMES, ID_TYPE], when: isPersonWithoutCode }),
  mandatory('WR-134', BIRTH_DATE, { because: [...NAMES, MISSING_ID], when: ({ earner }, given: Names) => earner.missingId && isNamedPerson(given) }),
  notAfterToday('WR-135', BIRTH_DATE),
  notBefore('WR-136', BIRTH_DATE),
  mandatory('WR-138', `${EARNER_BASIC}/Gender`, { because: [...NAMES, ID_TYPE], when: isPersonWithoutCode }),
  inCodeList('WR-139', `${EARNER_BASIC}/Gender`, 'Gender'),

  mandatory('WR-140', ADDRESSES, { because: [ID_TYPE, MISSING_ID, NON_RESIDENT], when: mustHaveAddress }),
  entryOfType('WR-141', `${ADDRESS}/AddressType`, HOME_COUNTRY, { because: [NON_RESIDENT], from: ADDRESSES, when: ({ nonResident }) => nonResident }),
  inCodeList('WR-142', `${ADDRESS}/AddressType`, 'AddressType'),
  ...address<ReportFacts>(ADDRESS, { streetOrPoBox: 'WR-143', country: 'WR-145', countryName: 'WR-146' }),
  mandatory('WR-144', `${ADDRESS}/CountryCode`, { because: [ID_TYPE, MISSING_ID, NON_RESIDENT], errorCode: 'CCV0030', when: mustHaveAddress }),

  inCodeList('WR-147', `${EARNER}/SubOrgs/SubOrg/Type`, 'IncomeEarnerSubOrgType'),
]
