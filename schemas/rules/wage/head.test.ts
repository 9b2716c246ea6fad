import { describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { DeliveryData, Id } from '../../generated/types/wage-reports-to-ir-types.ts'
import type { ExternalLists } from '../external-lists.ts'
import { aWageDelivery } from '../testing/a-delivery.ts'
import { checkWageCommon, checkWageHead, type WageRuleContext } from './index.ts'

const context: WageRuleContext = { today: '2026-06-10', environment: 'test', reportsMax: 10_000, realTime: false }
const provider = { type: 1, code: artificialBusinessId(7) }
const person = { type: 2, code: artificialPersonalIdentityCode(77) }

type Case = [rule: string, what: string, change: (delivery: DeliveryData) => void, more?: Partial<WageRuleContext>]

const owner = (change: (id: Id) => void) => (delivery: DeliveryData) => change(delivery.deliveryDataOwner)
const businessIdsOf: ExternalLists['businessIdsOf'] = (code) => (code === person.code ? [artificialBusinessId(0), provider.code] : undefined)

const violated: Case[] = [
  ['WR-005', 'a space in DeliveryId', (d) => { d.deliveryId = 'a b' }],
  ['WR-005', 'a letter of another alphabet in DeliveryId', (d) => { d.deliveryId = 'ä' }],
  ['WR-012', 'another delivery type', (d) => { d.deliveryDataType = 101 }],
  ['WR-014', 'FaultyControl 3', (d) => { d.faultyControl = 3 }],
  ['WR-017', 'production data in the test environment', (d) => { d.productionEnvironment = true }],
  ['WR-017', 'test data in production', () => {}, { environment: 'production' }],
  ['WR-018', 'an owner who is not the payer', (d) => { d.deliveryDataOwner = { ...provider } }],
  ['WR-019', 'a payer with a Business ID that owns as a person', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataOwner = { ...person } }],
  ['WR-020', 'a payer that creates under another of its identifiers', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataCreator = { ...person } }],
  ['WR-020', 'a payer known to be the creator', (d) => { d.deliveryDataCreator = { ...person } }, { lists: { businessIdsOf } }],
  ['WR-021', 'a provider known to have a Business ID', (d) => { d.payer.payerIds!.id[0]!.code = artificialBusinessId(3); d.deliveryDataOwner.code = artificialBusinessId(3); d.deliveryDataCreator = { ...person } }, { lists: { businessIdsOf } }],
  ['WR-023', 'a provider that owns as a person though it has a Business ID', (d) => { d.payer = { payerBasic: { missingId: true } }; d.deliveryDataOwner = { ...person } }, { lists: { businessIdsOf } }],
  ['WR-025', 'a payer without identifier and a creator who is not the owner', (d) => { d.payer = { payerBasic: { missingId: true } }; d.deliveryDataCreator = { ...provider } }],
  ['WR-026', 'a sender who is not the creator', (d) => { d.deliveryDataSender = { ...provider } }],
  ['WR-027', 'an owner with a type of no list', owner((id) => { id.type = 8 })],
  ['WR-028', 'a wrong check digit', owner((id) => { id.code = '1234567-2' })],
  ['WR-028', 'a Business ID that the Business Information System does not have', () => {}, { lists: { businessIds: new Set() } }],
  ['WR-029', 'a wrong check character', owner((id) => { Object.assign(id, { type: 2, code: '131052-9081' }) })],
  ['WR-029', 'an artificial person in production', owner((id) => { Object.assign(id, person) }), { environment: 'production' }],
  ['WR-029', 'a person that the Population Information System does not have', owner((id) => { Object.assign(id, person) }), { lists: { personalIdentityCodes: new Set() } }],
  ['WR-030', 'a foreign identifier without country', owner((id) => { Object.assign(id, { type: 7, code: 'X1' }) })],
  ['WR-031', 'a country code in lower case', owner((id) => { id.countryCode = 'fi' })],
  ['WR-032', 'an unknown country without name', owner((id) => { id.countryCode = '99' })],
  ['WR-047', 'two reports in real time', (d) => { d.reports.report.push(d.reports.report[0]!) }, { realTime: true }],
  ['PR-137', 'more reports than the register takes', () => {}, { reportsMax: 0 }],
  ...(['Creator', 'Sender'] as const).flatMap((role, at): Case[] => {
    const change = (changes: Partial<Id>) => (d: DeliveryData) => { Object.assign(d[`deliveryData${role}`], changes) }
    const id = (n: number) => `WR-0${33 + 6 * at + n}`
    return [
      [id(0), `${role} of no type`, change({ type: 0 })],
      [id(1), `${role} with a wrong check digit`, change({ code: '0000000-1' })],
      [id(2), `${role} with a wrong personal identity code`, change({ type: 2, code: '010101-900' })],
      [id(3), `${role} without country`, change({ type: 3 })],
      [id(4), `${role} of no country`, change({ countryCode: 'ZZ' })],
      [id(5), `${role} of an unnamed country`, change({ countryCode: '99' })],
    ]
  }),
]

test.each(violated)('%s: %s', (ruleId, _what, change, more) => {
  const violations = checkWageHead(aWageDelivery().with(change).build(), { ...context, ...more })
  expect(violations.map((violation) => violation.ruleId)).toContain(ruleId)
  for (const violation of violations) expect(violation.level).toBe('delivery-head')
})

describe('accepted', () => {
  const accepted: [what: string, change: (delivery: DeliveryData) => void, more?: Partial<WageRuleContext>][] = [
    ['a payer that reports for itself', () => {}],
    ['a provider that delivers for the payer', (d) => { d.deliveryDataCreator = { ...provider }; d.deliveryDataSender = { ...provider } }],
    ['a person whose Business IDs nobody knows', (d) => { d.deliveryDataCreator = { ...person }; d.deliveryDataSender = { ...person } }, { lists: { businessIdsOf: () => undefined } }],
    ['a provider for a payer without identifier', (d) => { d.payer = { payerBasic: { missingId: true } } }],
    ['a foreign owner with country', (d) => {
      const foreign = { type: 7, code: 'SE-1', countryCode: 'SE' }
      for (const role of ['Owner', 'Creator', 'Sender'] as const) d[`deliveryData${role}`] = { ...foreign }
      d.payer.payerIds = { id: [{ ...foreign }] }
    }],
    ['one report in real time', () => {}, { realTime: true }],
    ['as many reports as the register takes', () => {}, { reportsMax: 1 }],
    ['data in the environment they are meant for', (d) => { d.productionEnvironment = true }, { environment: 'production' }],
  ]
  test.each(accepted)('%s', (_what, change, more) => {
    expect(checkWageHead(aWageDelivery().with(change).build(), { ...context, ...more })).toEqual([])
  })
})

test('a payer identifier of a wrong type is one common error and none at reception (worked example 1)', () => {
  const delivery = aWageDelivery().with((d) => { d.payer.payerIds!.id[0]!.type = 8 }).build()
  expect(checkWageHead(delivery, context)).toEqual([])
  expect(checkWageCommon(delivery, context)).toEqual([
    { ruleId: 'WR-063', code: 'X-WR-063', level: 'delivery-common', path: 'DeliveryData/Payer/PayerIds/Id[1]/Type', value: '8' },
  ])
})

test('a country code is asked with its official error code', () => {
  const delivery = aWageDelivery().with((d) => { d.deliveryDataSender = { type: 4, code: 'X' } }).build()
  expect(checkWageHead(delivery, context)).toContainEqual(
    { ruleId: 'WR-042', code: 'CCV0030', level: 'delivery-head', path: 'DeliveryData/DeliveryDataSender/CountryCode' })
})
