import { describe, expect, test } from 'vitest'
import { artificialBusinessId } from '../../artificial.ts'
import type { DeliveryData, InvalidationsToIr } from '../../generated/types/invalidations-to-ir-types.ts'
import type { DeliveryRuleContext } from '../delivery-facts.ts'
import { anInvalidation } from '../testing/an-invalidation.ts'
import { elementPathsOf } from '../testing/message-elements.ts'
import { checkInvalidationHead, checkInvalidationItems } from './index.ts'
import { invalidationRules } from './rules.ts'

const usual: DeliveryRuleContext = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false }
const violationsOf = (delivery: InvalidationsToIr, context: Partial<DeliveryRuleContext> = {}) => {
  const at = { ...usual, ...context }
  return [...checkInvalidationHead(delivery, at), ...checkInvalidationItems(delivery, at).flat()].map(({ code, level, path }) => [code, level, path])
}
const invalidation = (type: number, change: (delivery: DeliveryData) => void) => anInvalidation(type).with(change).build()
const two = [{ itemId: 'a' }, { itemId: 'b' }]

const violated: [code: string, level: string, path: string, what: string, type: number, change: (delivery: DeliveryData) => void, context?: Partial<DeliveryRuleContext>][] = [
  ['X-IV-002', 'delivery-head', 'DeliveryDataType', 'a type that brings reports', 105, (d) => { d.deliveryDataType = 100 }],
  ['X-IV-004', 'item', 'Items/Item[2]/ItemId', 'a target without reference', 105, (d) => { d.items.item.push({ itemVersion: 1 }) }],
  ['X-PR-123', 'item', 'Items/Item[1]/ItemId', 'a space in a reference', 105, (d) => { d.items.item[0]!.itemId = 'a b' }],
  ['X-PR-123', 'delivery-head', 'DeliveryId', 'a space in DeliveryId', 105, (d) => { d.deliveryId = 'a b' }],
  ['X-PR-041', 'delivery-head', 'FaultyControl', 'FaultyControl 3', 105, (d) => { d.faultyControl = 3 }],
  ['X-PR-043', 'delivery-head', 'ProductionEnvironment', 'production data in the test environment', 105, (d) => { d.productionEnvironment = true }],
  ['X-PR-047', 'delivery-head', 'DeliveryDataSender/Code', 'a sender who is not the creator', 105, (d) => { d.deliveryDataSender.code = artificialBusinessId(3) }],
  ['X-PR-148', 'delivery-head', 'DeliveryDataOwner/Type', 'an owner of no identifier type', 105, (d) => { d.deliveryDataOwner = { type: 8, code: 'X' } }],
  ['CCV0030', 'delivery-head', 'DeliveryDataOwner/CountryCode', 'a foreign owner without country', 105, (d) => { d.deliveryDataOwner = { type: 7, code: 'X' } }],
  ['X-PR-149', 'delivery-head', 'DeliveryDataOwner/Code', 'an owner who does not exist', 105, (d) => { d.deliveryDataOwner.code = '1234567-2' }],
  ['X-PR-004', 'delivery-head', 'Items', 'two reports in real time', 107, (d) => { d.items.item = two }, { realTime: true }],
  ['X-PR-005', 'delivery-head', 'Items', 'two deliveries', 109, (d) => { d.items.item = two }],
  ['X-PR-005', 'delivery-head', 'Items', 'two subscriptions', 108, (d) => { d.items.item = two }],
  ['X-PR-137', 'delivery-head', 'Items', 'more than the register takes', 105, (d) => { d.items.item = two }, { reportsMax: 1 }],
]

describe('violated', () => {
  test.each(violated)('%s (%s, %s): %s', (code, level, path, _what, type, change, context) => {
    expect(violationsOf(invalidation(type, change), context)).toEqual([[code, level, `DeliveryData/${path}`]])
  })
})

describe('right', () => {
  test.each([105, 106, 107, 108, 109, 110, 111, 112])('type %i, in real time too', (type) => {
    expect(violationsOf(anInvalidation(type).build(), { realTime: true })).toEqual([])
  })
  test('several reports, by either reference, with and without version', () => {
    expect(violationsOf(invalidation(106, (d) => { d.items.item = [...two, { irItemId: 'A'.repeat(32) }, { irItemId: 'b'.repeat(32), itemId: 'aZ09_-', itemVersion: 3 }]; d.faultyControl = 1 }))).toEqual([])
  })
})

describe('the table', () => {
  test('has each rule of invalidations once, with elements that exist', () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33, 40, 41, 42, 50]
    expect(invalidationRules.map(({ id }) => id)).toEqual(numbers.map((number) => `IV-${String(number).padStart(3, '0')}`))
    const paths = elementPathsOf('InvalidationsToIRTypes', 'itirt:InvalidationsToIR')
    for (const { id, elements } of invalidationRules) for (const element of elements) expect(element === '*' || paths.has(element), `${id} ${element}`).toBe(true)
  })

  test('no rule that the delivery alone decides is without a case', () => {
    const cased = new Set(violated.map(([code]) => code))
    expect(invalidationRules.filter(({ id, judge }) => judge === 'delivery' && !cased.has(`X-${id}`))).toEqual([])
  })
})
