/** Mistakes in contact persons, report date and payer. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import type { Address, DeliveryData, Id, Payer } from '../../../generated/types/payer-summary-reports-to-ir-types.ts'
import { SANDBOX } from '../../../outside-registers/sandbox.ts'
import { inSandbox, soleTrader, soleTradersBusiness, unknownBusiness, unknownPerson } from '../in-sandbox.ts'
import { deliveryCase, type SeparateCase } from './rule-case.ts'

const person = { type: 2, code: artificialPersonalIdentityCode(77) }
const foreign = { type: 7, code: 'SE-1', countryCode: 'SE' }
const address: Address = { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' }

/** Of a payer without a Finnish identifier, described as `more` says. */
const ofForeignPayer = (more: Partial<Payer> = {}) => (d: DeliveryData) => {
  for (const role of ['Owner', 'Creator', 'Sender'] as const) d[`deliveryData${role}`] = { ...foreign }
  d.payer = { payerIds: { id: [{ ...foreign }] }, ...more }
}
const named = (more: object = {}) => ({ payerBasic: { lastName: 'E', firstName: 'A', birthDate: '1990-01-01', ...more }, address })
const withId = (id: Id) => (d: DeliveryData) => { d.payer.payerIds!.id.push(id) }
const payer = (more: Partial<Payer>) => (d: DeliveryData) => { Object.assign(d.payer, more) }
const insured = (pensionProvIdCode: number, pensionPolicyNo: string): Partial<Payer> => ({ pensionInsurances: { pensionInsurance: [{ pensionProvIdCode, pensionPolicyNo }] } })
const insurer = (id: Id): Partial<Payer> => ({ accidentInsurances: { accidentInsurance: [{ accInsProvId: id, accInsPolicyNo: '1' }] } })
const keva = { subOrgs: { subOrg: [{ type: 1, code: '12345' }] }, ...insured(20, '20-00000011') }
const PAYER_ID = 'DeliveryData/Payer/PayerIds/Id[2]'
const INSURER = 'DeliveryData/Payer/AccidentInsurances/AccidentInsurance[1]/AccInsProvId'
/** Valid on one day of the usual target month only. */
const onOneDay = { isValid: (...parts: string[]) => parts.at(-1) === '2026-05-31' }

export const payerCases: readonly SeparateCase[] = [
  deliveryCase('SR-031', 'a contact person for nothing known', (d) => { d.contactPersons.contactPerson[0]!.responsibilityCode = 3 }),
  deliveryCase('SR-035', 'reported tomorrow', (d) => { d.reportDate = '2026-06-16' }),
  deliveryCase(undefined, 'reported today', (d) => { d.reportDate = '2026-06-15' }),
  deliveryCase('SR-036', 'reported in 2018', (d) => { d.reportDate = '2018-12-31' }),
  deliveryCase(undefined, 'reported on the first day', (d) => { d.reportDate = '2019-01-01' }),

  deliveryCase('SR-050', 'no identifier, and none declared missing', (d) => { d.payer = { payerBasic: { language: 1 } } }),
  deliveryCase('SR-061', 'no identifier, and none declared missing', (d) => { d.payer = { payerBasic: { companyName: 'Oy' } } }),
  deliveryCase('SR-052', 'a Business ID of somebody else', withId({ ...soleTrader }), inSandbox),
  deliveryCase(undefined, 'a sole trader under both identifiers', (d) => { for (const role of ['Owner', 'Creator', 'Sender'] as const) d[`deliveryData${role}`] = { ...soleTradersBusiness }; d.payer.payerIds = { id: [{ ...soleTradersBusiness }, { ...soleTrader }] } }, inSandbox),
  deliveryCase('SR-053', 'an identifier of no type', withId({ type: 8, code: 'X' }), { at: `${PAYER_ID}/Type` }),
  deliveryCase('SR-054', 'a wrong check digit', withId({ type: 1, code: '1234567-2' }), { at: `${PAYER_ID}/Code` }),
  deliveryCase('SR-054', 'a person who does not exist', withId({ ...unknownPerson }), { ...inSandbox, at: `${PAYER_ID}/Code` }),
  deliveryCase('SR-055', 'a Business ID as other identifier', withId({ type: 99, code: artificialBusinessId(5), countryCode: 'FI' }), { at: `${PAYER_ID}/Code` }),
  deliveryCase('SR-056', 'a foreign identifier without country', withId({ type: 7, code: 'X' }), { at: `${PAYER_ID}/CountryCode` }),
  deliveryCase('SR-056', 'a foreign identifier of no country', withId({ type: 7, code: 'X', countryCode: 'XX' }), { at: `${PAYER_ID}/CountryCode` }),
  deliveryCase('SR-057', 'an unknown country without name', withId({ type: 7, code: 'X', countryCode: '99' }), { at: `${PAYER_ID}/CountryName` }),
  deliveryCase(undefined, 'a foreign identifier too', withId({ ...foreign })),

  deliveryCase('SR-060', 'a foreign payer without a name', ofForeignPayer({ address })),
  deliveryCase('SR-062', 'a group of names without names', ofForeignPayer({ payerBasic: { language: 1 }, address })),
  deliveryCase('SR-063', 'a first name alone', ofForeignPayer({ payerBasic: { firstName: 'A' }, address })),
  deliveryCase('SR-064', 'a last name alone', ofForeignPayer({ payerBasic: { lastName: 'E' }, address })),
  deliveryCase('SR-065', 'a foreign person without birth date', ofForeignPayer(named({ birthDate: undefined }))),
  deliveryCase('SR-065', 'a person under a Business ID alone, without birth date', payer({ payerBasic: { lastName: 'E', firstName: 'A' } })),
  deliveryCase(undefined, 'a person with a Finnish code, without birth date', (d) => { withId({ ...person })(d); d.payer.payerBasic = { lastName: 'E', firstName: 'A' } }),
  deliveryCase('SR-066', 'born tomorrow', ofForeignPayer(named({ birthDate: '2026-06-16' }))),
  deliveryCase('SR-067', 'born in 1799', ofForeignPayer(named({ birthDate: '1799-12-31' }))),
  deliveryCase(undefined, 'a foreign person', ofForeignPayer(named())),
  deliveryCase('SR-068', 'a fourth language', payer({ payerBasic: { language: 4 } })),

  deliveryCase('SR-070', 'a foreign payer without address', ofForeignPayer({ payerBasic: { companyName: 'AB' } })),
  deliveryCase('SR-071', 'neither street nor PO box', payer({ address: { postalCode: '00000', postOffice: 'Mallila' } })),
  deliveryCase('SR-071', 'street and PO box', payer({ address: { ...address, poBox: '1' } })),
  deliveryCase('SR-073', 'a foreign payer without country of address', ofForeignPayer({ ...named(), address: { ...address, countryCode: undefined } as unknown as Address })),
  deliveryCase('SR-073', 'an address in no country', payer({ address: { ...address, countryCode: 'XX' } })),
  deliveryCase('SR-074', 'an address in an unknown country', payer({ address: { ...address, countryCode: '99' } })),
  deliveryCase(undefined, 'an address without country', payer({ address: { poBox: '1', postalCode: '00000', postOffice: 'Mallila' } })),

  deliveryCase('SR-080', 'insured with Keva, without a reporter code', payer(insured(20, '20-00000011')), { at: 'DeliveryData/Payer/SubOrgs' }),
  deliveryCase('SR-080', 'insured with Keva, with a code of another kind', payer({ ...keva, subOrgs: { subOrg: [{ type: 2, code: 'A' }] } }), { at: 'DeliveryData/Payer/SubOrgs' }),
  deliveryCase(undefined, 'insured with Keva', payer(keva)),
  deliveryCase('SR-081', 'two suborganisations of one type', payer({ subOrgs: { subOrg: [{ type: 2, code: 'A' }, { type: 2, code: 'B' }] } })),
  deliveryCase('SR-082', 'a suborganisation of no type', payer({ subOrgs: { subOrg: [{ type: 4, code: 'A' }] } })),
  deliveryCase('SR-083', 'a reporter code that does not go with the policy', payer({ ...keva, subOrgs: { subOrg: [{ type: 1, code: SANDBOX.unknownReporter }] } }), inSandbox),
  deliveryCase(undefined, 'a reporter code that goes with the policy on one day of the month', payer(keva), { lists: { kevaReporters: onOneDay } }),
  deliveryCase('SR-084', 'an agency of no list', payer({ subOrgs: { subOrg: [{ type: 3, code: SANDBOX.unknownAgency }] } }), inSandbox),
  deliveryCase(undefined, 'an agency valid on one day of the month, and codes of the payer\'s own', payer({ subOrgs: { subOrg: [{ type: 3, code: 'A' }, { type: 2, code: 'B' }] } }), { lists: { governmentAgencies: onOneDay } }),

  deliveryCase('SR-090', 'a temporary employer', payer({ payerOther: { payerTypes: { code: [3] } } })),
  deliveryCase('SR-090', 'an employer pool before there were any', (d) => {
    d.payer.payerOther = { payerTypes: { code: [10] } }
    d.reports.report[0]!.paymentMonth = { month: 12, year: 2020 }
  }),
  deliveryCase(undefined, 'a household, and a pool of them', payer({ payerOther: { payerTypes: { code: [2, 10] } } })),
  deliveryCase('SR-091', 'a household twice', payer({ payerOther: { payerTypes: { code: [2, 2] } } })),

  deliveryCase('SR-101', 'a pension provider of no list', payer(insured(11, '11-00000011'))),
  deliveryCase('SR-101', 'a policy of another provider', payer(insured(46, '54-00000011'))),
  deliveryCase(undefined, 'a policy of the provider', payer(insured(46, '46-00000011'))),
  deliveryCase('SR-102', 'a policy number without the form of one', payer(insured(46, '46-1'))),
  deliveryCase('SR-102', 'a policy that nobody has', payer(insured(46, SANDBOX.unknownPolicy)), inSandbox),
  deliveryCase(undefined, 'a policy valid on one day of the month', payer(insured(46, '46-00000011')), { lists: { pensionPolicies: onOneDay } }),

  deliveryCase('SR-111', 'an insurer of no type', payer(insurer({ type: 8, code: 'X' })), { at: `${INSURER}/Type` }),
  deliveryCase('SR-112', 'an insurer that does not exist', payer(insurer({ type: 1, code: '1234567-2' })), { at: `${INSURER}/Code` }),
  deliveryCase('SR-112', 'an insurer that the Business Information System does not have', payer(insurer({ ...unknownBusiness })), { at: `${INSURER}/Code`, ...inSandbox }),
  deliveryCase('SR-113', 'a foreign insurer without country', payer(insurer({ type: 7, code: 'X' })), { at: `${INSURER}/CountryCode` }),
  deliveryCase('SR-113', 'a foreign insurer of no country', payer(insurer({ type: 7, code: 'X', countryCode: 'XX' })), { at: `${INSURER}/CountryCode` }),
  deliveryCase('SR-113', 'a person as insurer, without country', payer(insurer({ ...person })), { at: `${INSURER}/CountryCode` }),
  deliveryCase('SR-114', 'an insurer of an unknown country', payer(insurer({ type: 7, code: 'X', countryCode: '99' })), { at: `${INSURER}/CountryName` }),
  deliveryCase('SR-116', 'a person as insurer', payer(insurer({ ...person, countryCode: 'FI' })), { at: `${INSURER}/Type` }),
  deliveryCase('SR-116', 'a foreign person as insurer', payer(insurer({ type: 9, code: 'X', countryCode: 'SE' })), { at: `${INSURER}/Type` }),
  deliveryCase(undefined, 'a person as insurer in 2024', (d) => {
    Object.assign(d.payer, insurer({ ...person, countryCode: 'FI' }))
    d.reports.report[0]!.paymentMonth = { month: 12, year: 2024 }
  }),
]
