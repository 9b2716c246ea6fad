/** Head of the delivery: an error here rejects at reception (status 4). */
import { inCodeList } from '../families/codes.ts'
import { deliveryIsOfType, environmentIsThisOne, oneReportInRealTime, reportsMax } from '../families/head.ts'
import { identifier } from '../families/identifiers.ts'
import { referenceCharacters } from '../families/limits.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { sr015OwnerIsPayer, sr016PayerDeliversAsOwner, sr017ProviderDelivers, sr018ProviderOfUnidentifiedPayer } from './parties.ts'
import { CREATOR, DELIVERY, OWNER, SENDER } from './paths.ts'

const SEPARATE_REPORTS = 101

export const headRules: readonly CheckedRule<DeliveryFacts>[] = [
  deliveryIsOfType('SR-010', SEPARATE_REPORTS),
  referenceCharacters('SR-012', `${DELIVERY}/DeliveryId`),
  inCodeList('SR-013', `${DELIVERY}/FaultyControl`, 'FaultyControl'),
  environmentIsThisOne('SR-014'),
  sr015OwnerIsPayer,
  sr016PayerDeliversAsOwner,
  sr017ProviderDelivers,
  sr018ProviderOfUnidentifiedPayer,
  ...[OWNER, CREATOR, SENDER].flatMap((party) => identifier<DeliveryFacts>(party, {
    type: 'SR-019', businessId: 'SR-020', personalIdentityCode: 'SR-020', countryCode: 'SR-021', country: 'SR-021', countryName: 'SR-022',
  })),
  oneReportInRealTime('SR-005'),
  reportsMax(),
]
