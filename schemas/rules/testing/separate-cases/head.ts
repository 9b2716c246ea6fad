/** Mistakes in the head: who owns, makes and sends what. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import type { DeliveryData, Id } from '../../../generated/types/payer-summary-reports-to-ir-types.ts'
import { inSandbox, soleTrader, soleTradersBusiness, unknownBusiness, unknownPerson } from '../in-sandbox.ts'
import { deliveryCase, type SeparateCase } from './rule-case.ts'

const provider = { type: 1, code: artificialBusinessId(7) }
const person = { type: 2, code: artificialPersonalIdentityCode(77) }
const unidentified = (delivery: DeliveryData, deliverer: Id) => {
  delivery.payer = { payerBasic: { missingId: true, companyName: 'Oy' }, address: { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' } }
  for (const role of ['Owner', 'Creator', 'Sender'] as const) delivery[`deliveryData${role}`] = { ...deliverer }
}

export const headCases: readonly SeparateCase[] = [
  deliveryCase('SR-005', 'two reports in real time', ({ reports }) => { reports.report.push(reports.report[0]!) }, { realTime: true }),
  deliveryCase('PR-137', 'more reports than the register takes', () => {}, { reportsMax: 0 }),
  deliveryCase(undefined, 'one report in real time, as many as the register takes', () => {}, { realTime: true, reportsMax: 1 }),
  deliveryCase('SR-010', 'another delivery type of the list', (d) => { d.deliveryDataType = 100 }),
  deliveryCase('SR-012', 'a space in DeliveryId', (d) => { d.deliveryId = 'a b' }),
  deliveryCase(undefined, 'a DeliveryId of all kinds of characters', (d) => { d.deliveryId = 'aZ09_-' }),
  deliveryCase('SR-013', 'FaultyControl 3', (d) => { d.faultyControl = 3 }),
  deliveryCase(undefined, 'FaultyControl 2', (d) => { d.faultyControl = 2 }),
  deliveryCase('SR-014', 'production data in the test environment', (d) => { d.productionEnvironment = true }),
  deliveryCase('SR-014', 'test data in production', () => {}, { environment: 'production' }),
  deliveryCase(undefined, 'production data in production', (d) => { d.productionEnvironment = true }, { environment: 'production' }),

  deliveryCase('SR-015', 'an owner who is not the payer', (d) => { d.deliveryDataOwner = { ...provider } }),
  deliveryCase('SR-015', 'a payer with a Business ID that owns as a person', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataOwner = { ...person } }),
  deliveryCase('SR-016', 'a payer that creates under another of its identifiers', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataCreator = { ...person }; d.deliveryDataSender = { ...person } }),
  deliveryCase('SR-016', 'a payer known to be the creator', (d) => { d.payer.payerIds = { id: [{ ...soleTradersBusiness }] }; d.deliveryDataOwner = { ...soleTradersBusiness }; d.deliveryDataCreator = { ...soleTrader }; d.deliveryDataSender = { ...soleTrader } }, inSandbox),
  deliveryCase('SR-016', 'a payer that another one sends for', (d) => { d.deliveryDataSender = { ...provider } }, { at: 'DeliveryData/DeliveryDataSender/Code' }),
  deliveryCase('SR-017', 'a provider that another one sends for', (d) => { d.deliveryDataCreator = { ...provider } }, { at: 'DeliveryData/DeliveryDataSender/Code' }),
  deliveryCase('SR-017', 'a provider known to have a Business ID', (d) => { d.deliveryDataCreator = { ...soleTrader }; d.deliveryDataSender = { ...soleTrader } }, inSandbox),
  deliveryCase(undefined, 'a provider that delivers for the payer', (d) => { d.deliveryDataCreator = { ...provider }; d.deliveryDataSender = { ...provider } }),
  deliveryCase('SR-018', 'a payer without identifier and a creator who is not the owner', (d) => { unidentified(d, provider); d.deliveryDataCreator = { type: 1, code: artificialBusinessId(0) } }),
  deliveryCase('SR-018', 'a payer without identifier and a sender who is not the creator', (d) => { unidentified(d, provider); d.deliveryDataSender = { type: 1, code: artificialBusinessId(0) } }),
  deliveryCase('SR-018', 'a provider that owns as a person though it has a Business ID', (d) => unidentified(d, soleTrader), inSandbox),
  deliveryCase(undefined, 'a provider for a payer without identifier', (d) => unidentified(d, provider)),

  ...(['Owner', 'Creator', 'Sender'] as const).flatMap((role) => {
    const party = (id: Id) => (d: DeliveryData) => { d[`deliveryData${role}`] = id }
    const at = `DeliveryData/DeliveryData${role}`
    return [
      deliveryCase('SR-019', `${role}: type 8 is in no list`, party({ type: 8, code: 'X' }), { at: `${at}/Type` }),
      deliveryCase('SR-020', `${role}: wrong check digit`, party({ type: 1, code: '1234567-2' }), { at: `${at}/Code` }),
      deliveryCase('SR-020', `${role}: wrong check character`, party({ type: 2, code: '010190-900A' }), { at: `${at}/Code` }),
      deliveryCase('SR-020', `${role}: artificial person in production`, party({ ...person }), { at: `${at}/Code`, environment: 'production' }),
      deliveryCase('SR-020', `${role}: not in the Business Information System`, party({ ...unknownBusiness }), { at: `${at}/Code`, ...inSandbox }),
      deliveryCase('SR-020', `${role}: not in the Population Information System`, party({ ...unknownPerson }), { at: `${at}/Code`, ...inSandbox }),
      deliveryCase('SR-021', `${role}: foreign identifier without country`, party({ type: 7, code: 'X' }), { at: `${at}/CountryCode` }),
      deliveryCase('SR-021', `${role}: country in lower case`, party({ type: 7, code: 'X', countryCode: 'se' }), { at: `${at}/CountryCode` }),
      deliveryCase('SR-022', `${role}: unknown country without name`, party({ type: 7, code: 'X', countryCode: '99' }), { at: `${at}/CountryName` }),
    ]
  }),
]
