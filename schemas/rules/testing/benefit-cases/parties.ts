/** The income earner, and by the same measure the substitute recipient and the policyholder. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import type { Address, Id, IncomeEarnerBasic, Report } from '../../../generated/types/benefit-reports-to-ir-types.ts'
import { inSandbox, soleTrader, unknownBusiness, unknownPerson } from '../in-sandbox.ts'
import { reportCase, type BenefitCase, type CaseOptions } from './rule-case.ts'

type Party = { ids?: { id: Id[] } | undefined; basic?: IncomeEarnerBasic | undefined; address?: Address | undefined }
type PartyRules = Record<'ids' | 'type' | 'code' | 'country' | 'basic' | 'names' | 'birthDate' | 'gender' | 'address', string>

const address: Address = { street: 'Mallgatan 1', postalCode: '1', postOffice: 'Mallstad', countryCode: 'SE' }
const basic: IncomeEarnerBasic = { lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1980-02-03', gender: 2 }
const company: IncomeEarnerBasic = { companyName: 'AB' }
const ids = (...id: Id[]) => ({ ids: { id } })
const foreign: Id = { type: 9, code: 'X-1', countryCode: 'SE' }
const person: Id = { type: 2, code: artificialPersonalIdentityCode(3) }
const business: Id = { type: 1, code: artificialBusinessId(51) }
const stranger: Party = { ...ids(foreign), basic, address }

/** @param place puts the party into the report @param hasCodes the rules have official codes */
function partyCases(who: string, rules: PartyRules, place: (report: Report, party: Party) => void, hasCodes: boolean): BenefitCase[] {
  const party = (violates: string | undefined, what: string, given: Party, options?: CaseOptions) => reportCase(violates, `${who}: ${what}`, (report) => place(report, given), options)
  const coded = (rule: string, code: string): CaseOptions => ({ code: hasCodes ? code : `X-${rule}` })
  return [
    party(rules.ids, 'no identifier, and none declared missing', { basic, address }),
    party(rules.ids, 'an identifier, declared missing', { ...ids(foreign), basic: { missingId: true, ...basic }, address }),
    party(rules.type, 'an identifier of no type', ids(person, { type: 10, code: 'X', countryCode: 'SE' })),
    party(rules.code, 'a Business ID that does not exist', ids({ type: 1, code: '1234567-2' })),
    party(rules.code, 'a person that does not exist', ids({ type: 2, code: '010190-900A' })),
    party(rules.code, 'a Finnish code as another identifier', ids(business, { type: 99, code: person.code, countryCode: 'FI' })),
    party(rules.code, 'a Business ID of somebody else', ids(soleTrader, business), inSandbox),
    party(rules.code, 'not in the Business Information System', ids(unknownBusiness), inSandbox),
    party(rules.code, 'not in the Population Information System', ids(unknownPerson), inSandbox),
    party(rules.code, 'codes of two birth dates', ids(person, { type: 2, code: artificialPersonalIdentityCode(4) })),
    party(rules.country, 'a foreign identifier without country', { ...stranger, ...ids({ type: 9, code: 'X' }) }, coded(rules.country, 'CCV0030')),
    party(rules.country, 'a country of no list', { ...stranger, ...ids({ ...foreign, countryCode: 'XX' }) }, { code: `X-${rules.country}` }),
    party(rules.country, 'an unknown country without name', { ...stranger, ...ids({ ...foreign, countryCode: '99' }) }),
    party(rules.names, 'no identifier, not declared missing', { basic: { ...basic }, address }),
    party(rules.names, 'a group of names without names', { ...stranger, basic: { gender: 1 } }),
    party(rules.names, 'a first name alone', { ...stranger, basic: { firstName: 'Aino' } }),
    party(rules.names, 'a last name alone', { ...stranger, basic: { lastName: 'Esimerkki' } }),
    party(rules.birthDate, 'a person without birth date', { ...stranger, basic: { ...basic, birthDate: undefined } as unknown as IncomeEarnerBasic }),
    party(rules.birthDate, 'born tomorrow', { ...stranger, basic: { ...basic, birthDate: '2026-06-16' } }),
    party(rules.birthDate, 'born in 1799', { ...stranger, basic: { ...basic, birthDate: '1799-12-31' } }),
    party(rules.gender, 'a person without gender', { ...stranger, basic: { ...basic, gender: undefined } as unknown as IncomeEarnerBasic }),
    party(rules.gender, 'a third gender', { ...stranger, basic: { ...basic, gender: 3 } }),
    party(rules.address, 'a stranger without address', { ...stranger, address: undefined }),
    party(rules.address, 'an address with neither street nor box', { ...stranger, address: { postalCode: '1', postOffice: 'A', countryCode: 'SE' } }, coded(rules.address, 'ADV0050')),
    party(rules.address, 'an address with both', { ...stranger, address: { ...address, poBox: 'PL 1' } }, coded(rules.address, 'ADV0060')),
    party(rules.address, 'an address without country', { ...stranger, address: { street: 'A', postalCode: '1', postOffice: 'A' } }, coded(rules.address, 'CCV0030')),
    party(undefined, 'a stranger, described', stranger),
    party(undefined, 'a foreign company', { ...stranger, basic: company }),
    party(undefined, 'without identifier, described', { basic: { missingId: true, ...basic }, address }),
    party(undefined, 'a Finnish business', ids(business)),
    party(undefined, 'born today', { ...stranger, basic: { ...basic, birthDate: '2026-06-15' } }),
  ]
}

const all = (rule: string): PartyRules => ({ ids: rule, type: rule, code: rule, country: rule, basic: rule, names: rule, birthDate: rule, gender: rule, address: rule })

const earner = (change: (incomeEarner: Report['incomeEarner']) => void) => (report: Report) => change(report.incomeEarner)

export const incomeEarnerCases: readonly BenefitCase[] = [
  ...partyCases('income earner', {
    ids: 'BR-041', type: 'BR-042', code: 'BR-043', country: 'BR-044', basic: 'BR-047', names: 'BR-049', birthDate: 'BR-050', gender: 'BR-052', address: 'BR-053',
  }, ({ incomeEarner }, party) => {
    delete incomeEarner.incomeEarnerIds
    Object.assign(incomeEarner, party.ids && { incomeEarnerIds: party.ids }, party.basic && { incomeEarnerBasic: party.basic }, party.address && { address: party.address })
  }, true),
  reportCase('BR-042', 'a VAT number earns', earner((e) => { e.incomeEarnerIds!.id.push({ type: 3, code: 'X', countryCode: 'SE' }) })),
  reportCase('BR-046', 'the payer pays itself', earner((e) => { e.incomeEarnerIds = { id: [{ type: 1, code: artificialBusinessId(0) }] } })),
  reportCase('BR-047', 'a stranger without basic data', earner((e) => { e.incomeEarnerIds = { id: [{ ...foreign }] }; e.address = { ...address } })),
  reportCase('BR-053', 'a non-resident without address', earner((e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'SE' } })),
  reportCase('BR-054', 'a non-resident of no country', earner((e) => { e.internationalData = { nonResident: true }; e.address = { ...address } })),
  reportCase('BR-054', 'a non-resident of a country of no list', earner((e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'XX' }; e.address = { ...address } })),
  reportCase('BR-054', 'a non-resident of an unknown country', earner((e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: '99' }; e.address = { ...address } })),
  reportCase(undefined, 'a non-resident', earner((e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'SE' }; e.address = { ...address } })),
  reportCase(undefined, 'a person whose Business IDs nobody knows', earner((e) => { e.incomeEarnerIds!.id.push({ ...business }) }), inSandbox),
]

const period = { startDate: '2026-05-01', endDate: '2026-05-31' }

export const otherPartyCases: readonly BenefitCase[] = [
  ...partyCases('substitute recipient', all('BR-087'), ({ transactions }, party) => {
    transactions.transaction[0]!.deductions = {
      deduction: [{
        deductionTransactionCode: 1100, deductionType: 10, amount: 1, origBenefitEarningPeriod: period, remittancePeriod: period,
        incomeBeneficiary: {
          ...(party.ids && { incomeBeneficiaryIds: party.ids }), incomeBeneficiaryBasic: { ...party.basic, incomeBeneficiaryType: 4 }, ...(party.address && { address: party.address }),
        },
      }],
    }
  }, false),
  ...partyCases('policyholder', all('BR-092'), ({ transactions }, party) => {
    const [row] = transactions.transaction
    row!.transactionBasic.taxTreatment = 8
    row!.insurance = {
      insuranceNo: 'V-1',
      insurancePolicyHolder: {
        ...(party.ids && { insurancePolicyHolderIds: party.ids }), ...(party.basic && { insurancePolicyHolderBasic: party.basic }), ...(party.address && { address: party.address }),
      },
    }
  }, false),
]
