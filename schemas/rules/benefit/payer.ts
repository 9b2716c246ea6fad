/** Payment date, contact persons and payer: what the reports of a delivery share (status 5 when wrong). */
import { BUSINESS_ID } from '../../parties.ts'
import { address } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { notBefore, notTooFarAhead } from '../families/dates.ts'
import { identifier } from '../families/identifiers.ts'
import { mandatory, oncePerType } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { CONTACT_PERSON, PAYER, PAYER_IDS, PAYMENT_DATE } from './paths.ts'

const SUB_ORG_TYPE = `${PAYER}/SubOrgs/SubOrg/Type`
const ADDRESS = `${PAYER}/Address`
const BECAUSE = [`${PAYER_IDS}/Id/Type`]
/** Without a Finnish Business ID, name and address say who pays. */
const mustBeDescribed = ({ payerParty }: DeliveryFacts): boolean => payerParty.mustBeDescribed

export const payerRules: readonly CheckedRule<DeliveryFacts>[] = [
  notBefore('BR-010', PAYMENT_DATE, '2021-01-01'),
  notTooFarAhead('BR-011', PAYMENT_DATE),
  inCodeList('BR-013', `${CONTACT_PERSON}/ResponsibilityCode`, 'ResponsibilityCode'),

  ...identifier<DeliveryFacts>(`${PAYER_IDS}/Id`, {
    type: 'BR-020', businessId: 'BR-021', notFinnish: 'BR-021', countryCode: 'BR-022', country: 'BR-022', countryName: 'BR-022',
  }, { types: 'BenefitPayerIdType', typesWithoutCountry: [BUSINESS_ID] }),
  mandatory('BR-024', `${PAYER}/PayerBasic`, { because: BECAUSE, when: mustBeDescribed }),
  mandatory('BR-025', ADDRESS, { because: BECAUSE, when: mustBeDescribed }),
  ...address<DeliveryFacts>(ADDRESS, { streetOrPoBox: 'BR-025', country: 'BR-025', countryName: 'BR-025' }),
  mandatory('BR-025', `${ADDRESS}/CountryCode`, { because: BECAUSE, errorCode: 'CCV0030', when: mustBeDescribed }),
  inCodeList('BR-026', SUB_ORG_TYPE, 'BenefitPayerSubOrgType'),
  oncePerType('BR-027', SUB_ORG_TYPE),
]
