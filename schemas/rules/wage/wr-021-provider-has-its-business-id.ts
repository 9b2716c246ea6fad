import type { DeliveryData, Id } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isSameParty, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY, PAYER_BASIC } from './paths.ts'

/** The provider appears as a person though it is known to have a Business ID (D-44: on the technical channels the certificate sees to it). */
const hidesBusinessId = (provider: Id, { lists }: DeliveryFacts): boolean =>
  provider.type === PERSONAL_IDENTITY_CODE && (lists.businessIdsOf?.(provider.code)?.length ?? 0) > 0

export const wr021ProviderHasItsBusinessId = checked<DeliveryFacts, DeliveryData>(
  row('WR-021', [`${DELIVERY}/DeliveryDataCreator`], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator }, facts, place, rule) => {
    if (!isSameParty(owner, creator) && hidesBusinessId(creator, facts)) place.violates(rule, 'DeliveryDataCreator/Code')
  },
)

/** For a payer without an identifier the owner is the provider that delivers for it. */
export const wr023OwnerOfUnidentifiedPayer = checked<DeliveryFacts, DeliveryData>(
  row('WR-023', [`${DELIVERY}/DeliveryDataOwner`, `${PAYER_BASIC}/MissingId`], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner }, facts, place, rule) => {
    if (facts.payerParty.missingId && hidesBusinessId(owner, facts)) place.violates(rule, 'DeliveryDataOwner/Code')
  },
)
