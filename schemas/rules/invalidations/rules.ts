/**
 * The rules of invalidations (IV), and the general ones (PR) for what the message has no rule of its own on (D-04). What is
 * invalidated, and whether it can be, only the register knows.
 */
import type { DeliveryData, Item } from '../../generated/types/invalidations-to-ir-types.ts'
import type { DeliveryRuleFacts } from '../delivery-facts.ts'
import { inCodeList } from '../families/codes.ts'
import { environmentIsThisOne, partyIdentifiers, senderIsCreator } from '../families/head.ts'
import { referenceCharacters } from '../families/limits.ts'
import { row } from '../families/rows.ts'
import { processingRule } from '../processing.ts'
import type { Judge, Rule, RuleLevel } from '../rule.ts'
import { ruleTable } from '../rule-table.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { isInvalidation, REPORT_INVALIDATIONS, SINGLE_INVALIDATIONS } from './delivery-types.ts'
import { DELIVERY, ITEM } from './paths.ts'

const REFERENCES = [`${ITEM}/IRItemId`, `${ITEM}/ItemId`]
const VERSION = `${ITEM}/ItemVersion`
const TYPE = `${DELIVERY}/DeliveryDataType`

const iv002InvalidationType = checked<DeliveryRuleFacts, DeliveryData>(
  row('IV-002', [TYPE]), DELIVERY,
  ({ deliveryDataType }, _facts, place, rule) => {
    if (!isInvalidation(deliveryDataType)) place.violates(rule, 'DeliveryDataType', deliveryDataType)
  },
)

const itemsWithin = (id: string, isTooMany: (delivery: DeliveryData, facts: DeliveryRuleFacts) => boolean): CheckedRule<DeliveryRuleFacts> => checked<DeliveryRuleFacts, DeliveryData>(
  { ...processingRule(id), judge: 'delivery' }, DELIVERY,
  (delivery, facts, place, rule) => {
    if (isTooMany(delivery, facts)) place.violates(rule, 'Items', delivery.items.item.length)
  },
)

export const headRules: readonly CheckedRule<DeliveryRuleFacts>[] = [
  iv002InvalidationType,
  referenceCharacters('PR-123', `${DELIVERY}/DeliveryId`),
  inCodeList('PR-041', `${DELIVERY}/FaultyControl`, 'FaultyControl'),
  environmentIsThisOne('PR-043'),
  senderIsCreator('PR-047'),
  ...partyIdentifiers<DeliveryRuleFacts>(),
  itemsWithin('PR-004', ({ deliveryDataType, items }, { context }) => context.realTime && REPORT_INVALIDATIONS.includes(deliveryDataType) && items.item.length !== 1),
  itemsWithin('PR-005', ({ deliveryDataType, items }) => SINGLE_INVALIDATIONS.includes(deliveryDataType) && items.item.length !== 1),
  itemsWithin('PR-137', ({ items }, { context }) => items.item.length > context.reportsMax),
]

/** Which reference is right the register knows; that there is one the message tells. */
const iv004ReferenceGiven = checked<DeliveryRuleFacts, Item>(
  row('IV-004', REFERENCES), ITEM,
  ({ irItemId, itemId }, _facts, place, rule) => {
    if (irItemId === undefined && itemId === undefined) place.violates(rule, 'ItemId')
  },
)

export const itemRules: readonly CheckedRule<DeliveryRuleFacts>[] = [
  iv004ReferenceGiven,
  referenceCharacters('PR-123', `${ITEM}/ItemId`),
]

const elsewhere = (judge: Judge, level: RuleLevel, id: string, ...elements: string[]): Rule => ({ ...row(id, elements, { level }), judge })

/** Rules that are not judged in this folder. */
const rulesOfOthers: readonly Rule[] = [
  elsewhere('document', 'schema', 'IV-001', '*'),
  // the register: references already used, what is invalidated
  elsewhere('stored-data', 'delivery-head', 'IV-005', `${DELIVERY}/DeliveryId`),
  elsewhere('stored-data', 'item', 'IV-006', ...REFERENCES),
  elsewhere('stored-data', 'item', 'IV-007', VERSION),
  elsewhere('stored-data', 'item', 'IV-010', ITEM),
  elsewhere('stored-data', 'item', 'IV-012', ITEM),
  elsewhere('stored-data', 'item', 'IV-013', ITEM),
  elsewhere('stored-data', 'item', 'IV-020', ITEM),
  elsewhere('stored-data', 'item', 'IV-030', ITEM),
  elsewhere('stored-data', 'item', 'IV-033', ITEM),
  elsewhere('stored-data', 'item', 'IV-040', ITEM),
  // how the register behaves
  elsewhere('nobody', 'register', 'IV-003', '*'),
  elsewhere('nobody', 'register', 'IV-008', VERSION),
  elsewhere('nobody', 'register', 'IV-011', ITEM),
  elsewhere('nobody', 'guidance', 'IV-021', ITEM),
  elsewhere('nobody', 'register', 'IV-022', ITEM),
  elsewhere('nobody', 'register', 'IV-023', ITEM),
  elsewhere('nobody', 'register', 'IV-031', ITEM),
  elsewhere('nobody', 'register', 'IV-032', ITEM),
  elsewhere('nobody', 'register', 'IV-041', ITEM),
  elsewhere('nobody', 'register', 'IV-042', ITEM),
  elsewhere('nobody', 'register', 'IV-050', ITEM),
]

export const invalidationRules: readonly Rule[] = ruleTable([...[...headRules, ...itemRules].filter(({ id }) => id.startsWith('IV-')), ...rulesOfOthers])
