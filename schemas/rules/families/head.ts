/** Head rules that every message with a payer has, under ids of its own: an error here rejects at reception (status 4). */
import { BUSINESS_ID, isSameParty, type PartyId } from '../../parties.ts'
import type { DeliveryRuleFacts } from '../delivery-facts.ts'
import { processingRule } from '../processing.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { areSameCustomer, identifier } from './identifiers.ts'
import { row } from './rows.ts'

const DELIVERY = 'DeliveryData'
const OWNER = `${DELIVERY}/DeliveryDataOwner`
const CREATOR = `${DELIVERY}/DeliveryDataCreator`
const PAYER_ID = `${DELIVERY}/Payer/PayerIds/Id`

type Head = {
  readonly deliveryDataType: number
  readonly productionEnvironment: boolean
  readonly deliveryDataOwner: PartyId
  readonly deliveryDataCreator: PartyId
  readonly deliveryDataSender: PartyId
}

/** The message structure carries one delivery type only, whatever else the code list has. */
export const deliveryIsOfType = <Facts extends DeliveryRuleFacts>(id: string, type: number): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [`${DELIVERY}/DeliveryDataType`]), DELIVERY,
  ({ deliveryDataType }, _facts, place, rule) => {
    if (deliveryDataType !== type) place.violates(rule, 'DeliveryDataType', deliveryDataType)
  },
)

/** Test data does not reach production by a wrong address, nor the other way round. */
export const environmentIsThisOne = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [`${DELIVERY}/ProductionEnvironment`]), DELIVERY,
  ({ productionEnvironment }, { environment }, place, rule) => {
    if (productionEnvironment !== (environment === 'production')) place.violates(rule, 'ProductionEnvironment', productionEnvironment)
  },
)

/**
 * The owner decides queue and rights (D-11), so it must be the payer. An identifier of unknown type, of either,
 * is reported as such and not compared: a wrong payer type is found in processing, not at reception.
 */
export const ownerIsPayer = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [OWNER, PAYER_ID]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty, codes }, place, rule) => {
    if (payerParty.ids.length === 0 || !payerParty.isClear || !codes.IdType!.has(owner.type)) return
    if (!payerParty.ids.some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)

/** A payer with several identifiers owns its deliveries under its Business ID, so that they form one queue. */
export const ownerHasPayersBusinessId = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [OWNER, PAYER_ID]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty, codes }, place, rule) => {
    if (!codes.IdType!.has(owner.type)) return
    const businessIds = payerParty.ids.filter(({ type }) => type === BUSINESS_ID)
    if (businessIds.length > 0 && !businessIds.some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)

/** Both at once, for messages with one rule for them: the owner is the payer, under its Business ID where it has one. */
export const ownerIsPayerUnderBusinessId = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [OWNER, PAYER_ID]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty, codes }, place, rule) => {
    if (!codes.IdType!.has(owner.type)) return
    const businessIds = payerParty.ids.filter(({ type }) => type === BUSINESS_ID)
    if (businessIds.length === 0 && !payerParty.isClear) return
    if (!(businessIds.length > 0 ? businessIds : payerParty.ids).some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)

/**
 * A payer that delivers its own data is creator under the identifier it is owner under. A creator that is nobody we
 * know as the payer is a service provider, whose right the register asks for.
 */
export const payerDeliversAsOwner = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [CREATOR, OWNER], { asks: ['businessIdsOf'] }), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator }, facts, place, rule) => {
    if (isSameParty(creator, owner) || facts.payerParty.missingId) return
    const isPayer = facts.payerParty.ids.some((id) => isSameParty(id, creator)) || areSameCustomer(owner, creator, facts)
    if (isPayer) place.violates(rule, 'DeliveryDataCreator/Code', creator.code)
  },
)

export const senderIsCreator = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Head>(
  row(id, [`${DELIVERY}/DeliveryDataSender`, CREATOR]), DELIVERY,
  ({ deliveryDataCreator: creator, deliveryDataSender: sender }, _facts, place, rule) => {
    if (!isSameParty(creator, sender)) place.violates(rule, 'DeliveryDataSender/Code', sender.code)
  },
)

/** The identifiers of owner, creator and sender, in messages without rules of their own on them. */
export const partyIdentifiers = <Facts extends DeliveryRuleFacts>(): readonly CheckedRule<Facts>[] => [OWNER, CREATOR, `${DELIVERY}/DeliveryDataSender`].flatMap((at) =>
  identifier<Facts>(at, { type: 'PR-148', businessId: 'PR-149', personalIdentityCode: 'PR-149', countryCode: 'PR-148', country: 'PR-148', countryName: 'PR-148' }))

type Reports = { readonly reports: { readonly report: readonly object[] } }

/** The limit hangs on the operation, not on the root element (D-28). */
export const oneReportInRealTime = <Facts extends DeliveryRuleFacts>(id: string): CheckedRule<Facts> => checked<Facts, Reports>(
  row(id, [`${DELIVERY}/Reports/Report`], { level: 'delivery-head' }), DELIVERY,
  ({ reports }, { context }, place, rule) => {
    if (context.realTime && reports.report.length !== 1) place.violates(rule, 'Reports', reports.report.length)
  },
)

/** The configured limit of every message with reports (D-27). */
export const reportsMax = <Facts extends DeliveryRuleFacts>(): CheckedRule<Facts> => checked<Facts, Reports>(
  processingRule('PR-137'), DELIVERY,
  ({ reports }, { context }, place, rule) => {
    if (reports.report.length > context.reportsMax) place.violates(rule, 'Reports', reports.report.length)
  },
)
