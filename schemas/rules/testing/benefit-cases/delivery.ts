/** Head, payer and references. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import type { Address, DeliveryData } from '../../../generated/types/benefit-reports-to-ir-types.ts'
import { inSandbox, soleTrader, soleTradersBusiness, unknownBusiness, unknownPerson } from '../in-sandbox.ts'
import { deliveryCase, reportCase, type BenefitCase } from './rule-case.ts'

const provider = { type: 1, code: artificialBusinessId(50) }
const foreign = { type: 7, code: 'X-1', countryCode: 'SE' }
const address: Address = { street: 'Mallgatan 1', postalCode: '1', postOffice: 'Mallstad', countryCode: 'SE' }
const owns = (delivery: DeliveryData, owner: DeliveryData['deliveryDataOwner']) => {
  for (const role of ['Owner', 'Creator', 'Sender'] as const) delivery[`deliveryData${role}`] = { ...owner }
}
const ofForeignPayer = (more: Partial<DeliveryData['payer']>) => (delivery: DeliveryData) => {
  owns(delivery, foreign)
  delivery.payer = { payerIds: { id: [{ ...foreign }] }, ...more }
}
const basic = { payerBasic: { companyName: 'AB' } }
const irReportId = '0123456789abcdef0123456789abcdef'

export const headCases: readonly BenefitCase[] = [
  deliveryCase('BR-002', 'the delivery type of wage reports', (d) => { d.deliveryDataType = 100 }),
  deliveryCase('BR-003', 'a DeliveryId with a slash', (d) => { d.deliveryId = 'a/b' }),
  deliveryCase('BR-004', 'a third FaultyControl', (d) => { d.faultyControl = 3 }),
  deliveryCase('BR-005', 'production data in test', (d) => { d.productionEnvironment = true }),
  deliveryCase('BR-006', 'an owner that is not the payer', (d) => owns(d, provider)),
  deliveryCase('BR-006', 'an owner under a foreign identifier beside its Business ID', (d) => { d.payer.payerIds.id.push({ ...foreign }); owns(d, foreign) }),
  deliveryCase('BR-007', 'a sender that is not the creator', (d) => { d.deliveryDataSender = { ...provider } }),
  deliveryCase('BR-007', 'a payer that creates under another of its identifiers', (d) => {
    d.payer.payerIds.id.push({ ...foreign })
    d.deliveryDataCreator = { ...foreign }
    d.deliveryDataSender = { ...foreign }
  }),
  deliveryCase('BR-007', 'a payer known to be the creator', (d) => { d.payer.payerIds = { id: [{ ...soleTradersBusiness }] }; owns(d, soleTradersBusiness); d.deliveryDataCreator = { ...soleTrader }; d.deliveryDataSender = { ...soleTrader } }, inSandbox),
  deliveryCase('PR-148', 'an owner without country', (d) => { ofForeignPayer({ ...basic, address })(d); delete d.deliveryDataOwner.countryCode }, { code: 'CCV0030' }),
  deliveryCase('PR-148', 'a creator of unknown type', (d) => { d.deliveryDataCreator.type = 8 }, { code: 'X-PR-148' }),
  deliveryCase('PR-149', 'a Business ID with a wrong check digit', (d) => { d.deliveryDataCreator.code = d.deliveryDataSender.code = '1234567-2' }),
  deliveryCase('PR-149', 'a creator that the Business Information System does not have', (d) => { d.deliveryDataCreator = { ...unknownBusiness }; d.deliveryDataSender = { ...unknownBusiness } }, inSandbox),
  deliveryCase('PR-149', 'a creator that the Population Information System does not have', (d) => { d.deliveryDataCreator = { ...unknownPerson }; d.deliveryDataSender = { ...unknownPerson } }, inSandbox),
  deliveryCase('BR-009', 'two reports in real time', ({ reports }) => { reports.report.push(structuredClone(reports.report[0]!)) }, { realTime: true }),
  deliveryCase('PR-137', 'more reports than the register takes', () => {}, { reportsMax: 0 }),
  deliveryCase(undefined, 'a provider delivers', (d) => { d.deliveryDataCreator = { ...provider }; d.deliveryDataSender = { ...provider } }),
  deliveryCase(undefined, 'a foreign payer delivers itself', ofForeignPayer({ ...basic, address })),
  deliveryCase(undefined, 'one report in real time, as many as the register takes', () => {}, { realTime: true, reportsMax: 1 }),
]

export const payerCases: readonly BenefitCase[] = [
  deliveryCase('BR-010', 'paid in 2020', () => {}, { paidOn: '2020-12-31' }),
  deliveryCase(undefined, 'paid on the first day', () => {}, { paidOn: '2021-01-01' }),
  deliveryCase('BR-011', 'paid in 46 days', () => {}, { today: '2026-04-30' }),
  deliveryCase(undefined, 'paid in 45 days', () => {}, { today: '2026-05-01' }),
  deliveryCase('BR-013', 'a contact person for nothing known', (d) => { d.contactPersons.contactPerson[0]!.responsibilityCode = 3 }),
  deliveryCase('BR-020', 'a person pays', (d) => { d.payer.payerIds.id.push({ type: 2, code: artificialPersonalIdentityCode(3) }) }),
  deliveryCase('BR-020', 'a payer of no type', (d) => { d.payer.payerIds.id.push({ type: 5, code: 'X', countryCode: 'SE' }) }),
  deliveryCase('BR-021', 'a second Business ID that does not exist', (d) => { d.payer.payerIds.id.push({ type: 1, code: '1234567-2' }) }),
  deliveryCase('BR-021', 'a payer that the Business Information System does not have', (d) => { d.payer.payerIds.id.push({ ...unknownBusiness }) }, inSandbox),
  deliveryCase('BR-021', 'a Business ID as another identifier', (d) => { d.payer.payerIds.id.push({ type: 99, code: provider.code, countryCode: 'FI' }) }),
  deliveryCase('BR-022', 'a foreign identifier without country', (d) => { d.payer.payerIds.id.push({ type: 7, code: 'X' }) }, { code: 'CCV0030' }),
  deliveryCase('BR-022', 'a country of no list', (d) => { d.payer.payerIds.id.push({ type: 7, code: 'X', countryCode: 'XX' }) }, { code: 'X-BR-022' }),
  deliveryCase('BR-022', 'an unknown country without name', (d) => { d.payer.payerIds.id.push({ type: 7, code: 'X', countryCode: '99' }) }, { code: 'X-BR-022' }),
  deliveryCase('BR-024', 'a foreign payer without name', ofForeignPayer({ address })),
  deliveryCase('BR-025', 'a foreign payer without address', ofForeignPayer(basic), { code: 'X-BR-025' }),
  deliveryCase('BR-025', 'an address with neither street nor box', ofForeignPayer({ ...basic, address: { ...address, street: undefined } as unknown as Address }), { code: 'ADV0050' }),
  deliveryCase('BR-025', 'an address with both', ofForeignPayer({ ...basic, address: { ...address, poBox: 'PL 1' } }), { code: 'ADV0060' }),
  deliveryCase('BR-025', 'an address without country', ofForeignPayer({ ...basic, address: { street: 'A', postalCode: '1', postOffice: 'B' } }), { code: 'CCV0030' }),
  deliveryCase('BR-026', 'a suborganisation of no type', (d) => { d.payer.subOrgs = { subOrg: [{ type: 3, code: 'A' }] } }),
  deliveryCase('BR-027', 'two suborganisations', (d) => { d.payer.subOrgs = { subOrg: [{ type: 2, code: 'A' }, { type: 2, code: 'B' }] } }),
  deliveryCase(undefined, 'one suborganisation', (d) => { d.payer.subOrgs = { subOrg: [{ type: 2, code: 'A' }] } }),
]

export const reportDataCases: readonly BenefitCase[] = [
  reportCase('BR-031', 'a third action', (r) => { r.reportData.actionCode = 3 }),
  reportCase('BR-032', 'a new report without reference', (r) => { delete r.reportData.reportId }),
  reportCase('BR-032', 'a reference with a dot', (r) => { r.reportData.reportId = 'a.b' }),
  reportCase('BR-033', 'a replacement of nothing', (r) => { r.reportData = { actionCode: 2 } }),
  reportCase('BR-034', 'a new report with the register\'s reference', (r) => { r.reportData.irReportId = irReportId }),
  reportCase('BR-034', 'a new report with a version', (r) => { r.reportData.reportVersion = 1 }),
  reportCase('BR-035', 'version 0', (r) => { r.reportData = { actionCode: 2, irReportId, reportVersion: 0 } }),
  reportCase(undefined, 'a replacement by the register\'s reference', (r) => { r.reportData = { actionCode: 2, irReportId, reportVersion: 1 } }),
  reportCase(undefined, 'a replacement by the payer\'s reference', (r) => { r.reportData = { actionCode: 2, reportId: 'a' } }),
]
