/** Mistakes in the head, the payment period, the contact persons and the payer. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import { SANDBOX } from '../../../outside-registers/sandbox.ts'
import { withAbsences } from '../a-full-delivery.ts'
import { inSandbox, soleTrader, soleTradersBusiness } from '../in-sandbox.ts'
import { deliveryCase, itemCase, ofPayer, type RuleCase } from './rule-case.ts'

const provider = { type: 1, code: artificialBusinessId(7) }
const person = { type: 2, code: artificialPersonalIdentityCode(77) }
const foreign = { type: 7, code: 'SE-1', countryCode: 'SE' }
const address = { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' }
const ofSoleTrader = ofPayer(soleTradersBusiness)

const ofForeignPayer = (more: object = {}) => (d: Parameters<Parameters<typeof deliveryCase>[2]>[0]) => {
  for (const role of ['Owner', 'Creator', 'Sender'] as const) d[`deliveryData${role}`] = { ...foreign }
  d.payer = { payerIds: { id: [{ ...foreign }] }, ...more }
}
/** With a Kela application on the report. */
const withKela = (violates: string | undefined, what: string, change: Parameters<typeof deliveryCase>[2]) => itemCase(violates, what, (report) => withAbsences(report), { delivery: change })
const reachable = { name: 'Onni Esimerkki', telephone: '1', email: 'onni@example.fi', responsibilityCode: 1 }

export const headCases: readonly RuleCase[] = [
  deliveryCase('WR-005', 'a space in DeliveryId', (d) => { d.deliveryId = 'a b' }),
  deliveryCase('WR-005', 'a letter of another alphabet in DeliveryId', (d) => { d.deliveryId = 'ä' }),
  deliveryCase('WR-012', 'another delivery type of the list', (d) => { d.deliveryDataType = 101 }),
  deliveryCase('WR-014', 'FaultyControl 3', (d) => { d.faultyControl = 3 }),
  deliveryCase('WR-016', 'an environment that is neither', (d) => { d.productionEnvironment = 'test' as unknown as boolean }, { isUnfinished: true }),
  deliveryCase('WR-017', 'production data in the test environment', (d) => { d.productionEnvironment = true }),
  deliveryCase('WR-017', 'test data in production', () => {}, { environment: 'production' }),
  deliveryCase('WR-018', 'an owner who is not the payer', (d) => { d.deliveryDataOwner = { ...provider } }),
  deliveryCase('WR-018', 'an owner whose country is not the payer\'s', (d) => { ofForeignPayer()(d); d.deliveryDataOwner.countryCode = 'NO' }),
  deliveryCase('WR-019', 'a payer with a Business ID that owns as a person', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataOwner = { ...person } }),
  deliveryCase('WR-020', 'a payer that creates under another of its identifiers', (d) => { d.payer.payerIds!.id.push({ ...person }); d.deliveryDataCreator = { ...person } }),
  deliveryCase('WR-020', 'a payer known to be the creator', (d) => { ofSoleTrader(d); d.deliveryDataCreator = { ...soleTrader } }, inSandbox),
  deliveryCase('WR-021', 'a provider known to have a Business ID', (d) => { d.deliveryDataCreator = { ...soleTrader } }, inSandbox),
  deliveryCase('WR-023', 'a provider that owns as a person though it has a Business ID', (d) => { d.payer = { payerBasic: { missingId: true } }; d.deliveryDataOwner = { ...soleTrader } }, inSandbox),
  deliveryCase('WR-025', 'a payer without identifier and a creator who is not the owner', (d) => { d.payer = { payerBasic: { missingId: true } }; d.deliveryDataCreator = { ...provider } }),
  deliveryCase('WR-026', 'a sender who is not the creator', (d) => { d.deliveryDataSender = { ...provider } }),
  deliveryCase('WR-047', 'two reports in real time', (d) => { d.reports.report.push(d.reports.report[0]!) }, { realTime: true }),
  deliveryCase('PR-137', 'more reports than the register takes', () => {}, { reportsMax: 0 }),

  deliveryCase(undefined, 'a provider that delivers for the payer', (d) => { d.deliveryDataCreator = { ...provider }; d.deliveryDataSender = { ...provider } }),
  deliveryCase(undefined, 'a person whose Business IDs nobody knows', (d) => { d.deliveryDataCreator = { ...person }; d.deliveryDataSender = { ...person } }, inSandbox),
  deliveryCase(undefined, 'one report in real time, as many as the register takes', () => {}, { realTime: true, reportsMax: 1 }),
  deliveryCase(undefined, 'a DeliveryId of all kinds of characters', (d) => { d.deliveryId = 'aZ09_-' }),
]

export const payerCases: readonly RuleCase[] = [
  deliveryCase('WR-049', 'paid in 2018', () => {}, { paidOn: '2018-12-31' }),
  deliveryCase('WR-050', 'paid in 46 days', () => {}, { today: '2026-04-30' }),
  deliveryCase(undefined, 'paid in 45 days', () => {}, { today: '2026-05-01' }),
  deliveryCase('WR-051', 'a pay period of 1799', (d) => { d.paymentPeriod.startDate = '1799-12-31' }),
  deliveryCase('WR-052', 'a pay period that ends before it starts', (d) => { d.paymentPeriod.endDate = '2026-05-31' }),
  deliveryCase('WR-055', 'a contact person for nothing known', (d) => { d.contactPersons.contactPerson[0]!.responsibilityCode = 3 }),

  withKela('WR-053', 'Kela cannot reach anybody', () => {}),
  withKela('WR-053', 'an address for nothing in particular', (d) => { d.contactPersons.contactPerson = [{ ...reachable, responsibilityCode: undefined }] }),
  withKela('WR-054', 'Kela reaches only technicians', (d) => { d.contactPersons.contactPerson = [{ ...reachable, responsibilityCode: 2 }] }),
  withKela('WR-062', 'a foreign payer applies', (d) => { ofForeignPayer({ payerBasic: { companyName: 'AB' }, address })(d); d.contactPersons.contactPerson = [reachable] }),
  withKela('WR-383', 'a household applies', (d) => {
    for (const role of ['Owner', 'Creator', 'Sender'] as const) d[`deliveryData${role}`] = { ...person }
    d.payer = { payerIds: { id: [{ ...person }] } }
    d.contactPersons.contactPerson = [reachable]
  }),
  withKela(undefined, 'Kela reaches one of two', (d) => { d.contactPersons.contactPerson.push(reachable) }),

  deliveryCase('WR-056', 'no identifier, and none declared missing', (d) => { d.payer = { payerBasic: { companyName: 'Oy' } } }),
  deliveryCase('WR-071', 'no identifier, and none declared missing', (d) => { delete d.payer.payerIds; d.payer.payerBasic = { companyName: 'Oy' } }),
  deliveryCase('WR-057', 'an identifier, declared missing', (d) => { d.payer.payerBasic = { missingId: true, companyName: 'Oy' } }),
  deliveryCase('WR-059', 'a Business ID of somebody else', (d) => { d.payer.payerIds!.id.push({ ...soleTrader }) }, inSandbox),
  deliveryCase(undefined, 'a sole trader under both identifiers', (d) => { ofSoleTrader(d); d.payer.payerIds!.id.push({ ...soleTrader }) }, inSandbox),
  deliveryCase('WR-070', 'a foreign payer without a name', ofForeignPayer({ address })),
  deliveryCase('WR-070', 'a temporary employer without a name', (d) => { d.payer.payerOther = { payerTypes: { code: [3] } }; d.payer.address = address }),
  deliveryCase('WR-072', 'a group of names without names', ofForeignPayer({ payerBasic: { language: 1 }, address })),
  deliveryCase('WR-073', 'a first name alone', ofForeignPayer({ payerBasic: { firstName: 'Aino' }, address })),
  deliveryCase('WR-074', 'a last name alone', ofForeignPayer({ payerBasic: { lastName: 'Esimerkki' }, address })),
  deliveryCase('WR-075', 'a foreign person without birth date', ofForeignPayer({ payerBasic: { lastName: 'E', firstName: 'A' }, address })),
  deliveryCase('WR-076', 'an unidentified person without birth date', (d) => { d.payer = { payerBasic: { missingId: true, lastName: 'E', firstName: 'A' }, address } }),
  deliveryCase('WR-077', 'born tomorrow', ofForeignPayer({ payerBasic: { lastName: 'E', firstName: 'A', birthDate: '2026-06-16' }, address })),
  deliveryCase(undefined, 'born today', ofForeignPayer({ payerBasic: { lastName: 'E', firstName: 'A', birthDate: '2026-06-15' }, address })),
  deliveryCase('WR-078', 'born in 1799', ofForeignPayer({ payerBasic: { lastName: 'E', firstName: 'A', birthDate: '1799-12-31' }, address })),
  deliveryCase('WR-079', 'a fourth language', (d) => { d.payer.payerBasic = { language: 4 } }),
  deliveryCase('WR-080', 'a foreign payer without address', ofForeignPayer({ payerBasic: { companyName: 'AB' } })),
  deliveryCase('WR-080', 'a temporary employer without address', (d) => { d.payer.payerOther = { payerTypes: { code: [3] } }; d.payer.payerBasic = { companyName: 'Oy' } }),
  deliveryCase('WR-082', 'a foreign payer without country of address', ofForeignPayer({ payerBasic: { companyName: 'AB' }, address: { ...address, countryCode: undefined } })),
  deliveryCase('WR-086', 'two suborganisations of one type', (d) => { d.payer.subOrgs = { subOrg: [{ type: 2, code: 'A' }, { type: 2, code: 'B' }] } }),
  deliveryCase('WR-087', 'a suborganisation of no type', (d) => { d.payer.subOrgs = { subOrg: [{ type: 4, code: 'A' }] } }),
  deliveryCase('WR-089', 'an agency of no list', (d) => { d.payer.subOrgs = { subOrg: [{ type: 3, code: SANDBOX.unknownAgency }] } }, inSandbox),
  deliveryCase(undefined, 'an agency, without a list', (d) => { d.payer.subOrgs = { subOrg: [{ type: 3, code: 'A' }] } }),
  deliveryCase('WR-090', 'a payer of no type', (d) => { d.payer.payerOther = { payerTypes: { code: [5] } } }),
  deliveryCase('WR-090', 'an employer pool before there were any', (d) => { d.payer.payerOther = { payerTypes: { code: [10] } } }, { paidOn: '2020-12-31' }),
  deliveryCase('WR-092', 'a substitute payer for nobody', (d) => { d.payer.substitutePayer = { acts: true } as typeof d.payer.substitutePayer }, { isUnfinished: true }),
  deliveryCase('WR-101', 'a substitute payer for itself', (d) => { d.payer.substitutePayer = { acts: true, employerId: { ...d.payer.payerIds!.id[0]! } } }),
  deliveryCase('WR-102', 'a foreign employer without name', (d) => { d.payer.substitutePayer = { acts: true, employerId: { ...foreign } } }),
  deliveryCase(undefined, 'a substitute payer for a Finnish employer', (d) => { d.payer.substitutePayer = { acts: true, employerId: { ...provider } } }),
]
