/** Head of the delivery: an error here rejects at reception (status 4). */
import { inCodeList } from '../families/codes.ts'
import { identifier } from '../families/identifiers.ts'
import { referenceCharacters } from '../families/limits.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'
import { wr012DeliveryIsOfWageReports } from './wr-012-delivery-is-of-wage-reports.ts'
import { wr017EnvironmentIsThisOne } from './wr-017-environment-is-this-one.ts'
import { wr018OwnerIsPayer } from './wr-018-owner-is-payer.ts'
import { wr019OwnerHasPayersBusinessId } from './wr-019-owner-has-payers-business-id.ts'
import { wr020PayerDeliversAsOwner } from './wr-020-payer-delivers-as-owner.ts'
import { wr021ProviderHasItsBusinessId, wr023OwnerOfUnidentifiedPayer } from './wr-021-provider-has-its-business-id.ts'
import { wr025CreatorOfUnidentifiedPayer, wr026SenderIsCreator } from './wr-026-sender-is-creator.ts'
import { pr137ReportsMax, wr047OneReportInRealTime } from './wr-047-number-of-reports.ts'

export const headRules: readonly CheckedRule<DeliveryFacts>[] = [
  referenceCharacters('WR-005', `${DELIVERY}/DeliveryId`),
  wr012DeliveryIsOfWageReports,
  inCodeList('WR-014', `${DELIVERY}/FaultyControl`, 'FaultyControl'),
  inCodeList('WR-016', `${DELIVERY}/ProductionEnvironment`, 'ProductionEnvironment'),
  wr017EnvironmentIsThisOne,
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataOwner`, {
    type: 'WR-027', businessId: 'WR-028', personalIdentityCode: 'WR-029', countryCode: 'WR-030', country: 'WR-031', countryName: 'WR-032',
  }),
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataCreator`, {
    type: 'WR-033', businessId: 'WR-034', personalIdentityCode: 'WR-035', countryCode: 'WR-036', country: 'WR-037', countryName: 'WR-038',
  }),
  ...identifier<DeliveryFacts>(`${DELIVERY}/DeliveryDataSender`, {
    type: 'WR-039', businessId: 'WR-040', personalIdentityCode: 'WR-041', countryCode: 'WR-042', country: 'WR-043', countryName: 'WR-044',
  }),
  wr018OwnerIsPayer,
  wr019OwnerHasPayersBusinessId,
  wr020PayerDeliversAsOwner,
  wr021ProviderHasItsBusinessId,
  wr023OwnerOfUnidentifiedPayer,
  wr025CreatorOfUnidentifiedPayer,
  wr026SenderIsCreator,
  wr047OneReportInRealTime,
  pr137ReportsMax,
]
