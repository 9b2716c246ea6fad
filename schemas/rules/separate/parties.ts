/** Who owns, makes and sends a delivery of separate reports. Each rule covers what wage rules say in several. */
import type { DeliveryData, Id } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { BUSINESS_ID, isSameParty, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { areSameCustomer } from '../families/identifiers.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { CREATOR, DELIVERY, MISSING_ID, OWNER, PAYER_IDS, SENDER } from './paths.ts'

/**
 * The owner decides queue and rights (D-11): it is the payer, under its Business ID where it has one. An identifier of
 * unknown type, of either, is reported as such and not compared.
 */
export const sr015OwnerIsPayer = checked<DeliveryFacts, DeliveryData>(
  row('SR-015', [OWNER, PAYER_IDS]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty: { ids, isClear, missingId }, codes }, place, rule) => {
    if (missingId || !codes.IdType!.has(owner.type)) return
    const businessIds = ids.filter(({ type }) => type === BUSINESS_ID)
    const owners = businessIds.length > 0 ? businessIds : isClear ? ids : []
    if (owners.length > 0 && !owners.some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)

/** Delivers for itself: as owner, or under another identifier that is known to be the payer's. */
const isPayer = (creator: Id, owner: Id, facts: DeliveryFacts): boolean =>
  isSameParty(creator, owner) || facts.payerParty.ids.some((id) => isSameParty(id, creator)) || areSameCustomer(owner, creator, facts)

/** The provider appears as a person though it is known to have a Business ID (D-44: on the technical channels the certificate sees to it). */
const hidesBusinessId = (provider: Id, { lists }: DeliveryFacts): boolean =>
  provider.type === PERSONAL_IDENTITY_CODE && (lists.businessIdsOf?.(provider.code)?.length ?? 0) > 0

export const sr016PayerDeliversAsOwner = checked<DeliveryFacts, DeliveryData>(
  row('SR-016', [CREATOR, SENDER], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator, deliveryDataSender: sender }, facts, place, rule) => {
    if (facts.payerParty.missingId || !isPayer(creator, owner, facts)) return
    if (!isSameParty(creator, owner)) place.violates(rule, 'DeliveryDataCreator/Code', creator.code)
    if (!isSameParty(sender, creator)) place.violates(rule, 'DeliveryDataSender/Code', sender.code)
  },
)

export const sr017ProviderDelivers = checked<DeliveryFacts, DeliveryData>(
  row('SR-017', [CREATOR, SENDER], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator, deliveryDataSender: sender }, facts, place, rule) => {
    if (facts.payerParty.missingId || isPayer(creator, owner, facts)) return
    if (hidesBusinessId(creator, facts)) place.violates(rule, 'DeliveryDataCreator/Code')
    if (!isSameParty(sender, creator)) place.violates(rule, 'DeliveryDataSender/Code', sender.code)
  },
)

/** A payer without an identifier cannot own a delivery: owner, creator and sender are all the provider. */
export const sr018ProviderOfUnidentifiedPayer = checked<DeliveryFacts, DeliveryData>(
  row('SR-018', [OWNER, CREATOR, SENDER, MISSING_ID], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator, deliveryDataSender: sender }, facts, place, rule) => {
    if (!facts.payerParty.missingId) return
    if (hidesBusinessId(owner, facts)) place.violates(rule, 'DeliveryDataOwner/Code')
    if (!isSameParty(creator, owner)) place.violates(rule, 'DeliveryDataCreator/Code', creator.code)
    if (!isSameParty(sender, creator)) place.violates(rule, 'DeliveryDataSender/Code', sender.code)
  },
)
