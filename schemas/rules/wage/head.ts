/** Head of the delivery: an error here rejects at reception (status 4). */
import { inCodeList } from '../families/codes.ts'
import { deliveryIsOfType, environmentIsThisOne, oneReportInRealTime, ownerHasPayersBusinessId, ownerIsPayer, payerDeliversAsOwner, reportsMax, senderIsCreator } from '../families/head.ts'
import { identifier } from '../families/identifiers.ts'
import { referenceCharacters } from '../families/limits.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'
import { wr021ProviderHasItsBusinessId, wr023OwnerOfUnidentifiedPayer } from './wr-021-provider-has-its-business-id.ts'
import { wr025CreatorOfUnidentifiedPayer } from './wr-025-creator-of-unidentified-payer.ts'

const WAGE_REPORTS = 100

export const headRules: readonly CheckedRule<DeliveryFacts>[] = [
  referenceCharacters('WR-005', `${DELIVERY}/DeliveryId`),
  deliveryIsOfType('WR-012', WAGE_REPORTS),
  inCodeList('WR-014', `${DELIVERY}/FaultyControl`, 'FaultyControl'),
  inCodeList('WR-016', `${DELIVERY}/ProductionEnvironment`, 'ProductionEnvironment'),
  environmentIsThisOne('WR-017'),
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataOwner`, {
    type: 'WR-027', businessId: 'WR-028', personalIdentityCode: 'WR-029', countryCode: 'WR-030', country: 'WR-031', countryName: 'WR-032',
  }),
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataCreator`, {
    type: 'WR-033', businessId: 'WR-034', personalIdentityCode: 'WR-035', countryCode: 'WR-036', country: 'WR-037', countryName: 'WR-038',
  }),
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataSender`, {
    type: 'WR-039', businessId: 'WR-040', personalIdentityCode: 'WR-041', countryCode: 'WR-042', country: 'WR-043', countryName: 'WR-044',
  }),
  ownerIsPayer('WR-018'),
  ownerHasPayersBusinessId('WR-019'),
  payerDeliversAsOwner('WR-020'),
  wr021ProviderHasItsBusinessId,
  wr023OwnerOfUnidentifiedPayer,
  wr025CreatorOfUnidentifiedPayer,
  senderIsCreator('WR-026'),
  oneReportInRealTime('WR-047'),
  reportsMax(),
]
