/** Mistakes in reference, income earner, employment, insurance and international data of a report. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import { SANDBOX } from '../../../outside-registers/sandbox.ts'
import type { IncomeEarner, Report } from '../../../generated/types/wage-reports-to-ir-types.ts'
import { inPublicSector, withAbsences, withInternationalWork } from '../a-full-delivery.ts'
import { inSandbox, soleTrader, soleTradersBusiness } from '../in-sandbox.ts'
import { itemCase, ofPayer, reportCase, type CaseOptions, type RuleCase } from './rule-case.ts'

const irReportId = '0123456789abcdef0123456789abcdef'
const foreign = { type: 7, code: 'SE-1', countryCode: 'SE' }
const address = { addressType: 1, street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'SE' }

const data = (violates: string | undefined, what: string, reportData: Report['reportData']) => reportCase(violates, what, (r) => { r.reportData = reportData })

export const reportDataCases: readonly RuleCase[] = [
  data('WR-006', 'a slash in ReportId', { actionCode: 1, reportId: 'a/1' }),
  data('WR-104', 'an action of no kind', { actionCode: 3, reportId: 'a' }),
  data('WR-105', 'a replacement of nothing', { actionCode: 2 }),
  data('WR-108', 'a replacement of nothing', { actionCode: 2 }),
  data('WR-106', 'a new report with the register\'s reference', { actionCode: 1, reportId: 'a', irReportId }),
  data('WR-107', 'a new report without reference', { actionCode: 1 }),
  data('WR-110', 'version 0', { actionCode: 2, reportId: 'a', reportVersion: 0 }),
  data('WR-111', 'a new report with a version', { actionCode: 1, reportId: 'a', reportVersion: 1 }),
  data(undefined, 'a replacement by the payer\'s reference', { actionCode: 2, reportId: 'a' }),
  data(undefined, 'a replacement by the register\'s reference', { actionCode: 2, irReportId, reportVersion: 3 }),
]

const earner = (violates: string | undefined, what: string, change: (earner: IncomeEarner) => void, options?: CaseOptions) => reportCase(violates, what, (r) => change(r.incomeEarner), options)
const described = (violates: string | undefined, what: string, incomeEarnerBasic: IncomeEarner['incomeEarnerBasic']) => earner(violates, what, (e) => {
  if (incomeEarnerBasic?.missingId) delete e.incomeEarnerIds
  else e.incomeEarnerIds = { id: [{ ...foreign }] }
  e.incomeEarnerBasic = incomeEarnerBasic
  e.addresses = { typedAddress: [{ ...address }] }
})
const born = { lastName: 'Esimerkki', firstName: 'Aino', gender: 2 }

export const incomeEarnerCases: readonly RuleCase[] = [
  earner('WR-060', 'paid to the payer itself', (e) => { e.incomeEarnerIds!.id.push({ type: 1, code: artificialBusinessId(0) }) }),
  earner('WR-061', 'paid to the sole trader that pays', (e) => { e.incomeEarnerIds = { id: [{ ...soleTrader }] } }, { ...inSandbox, delivery: ofPayer(soleTradersBusiness) }),
  earner('WR-061', 'paid by a person to its own firm', (e) => { e.incomeEarnerIds = { id: [{ ...soleTradersBusiness }] } }, { ...inSandbox, delivery: ofPayer(soleTrader) }),
  earner('WR-115', 'no identifier, and none declared missing', (e) => { delete e.incomeEarnerIds }),
  earner('WR-129', 'no identifier, and none declared missing', (e) => { delete e.incomeEarnerIds }),
  earner('WR-116', 'an identifier, declared missing', (e) => { e.incomeEarnerBasic = { missingId: true, ...born, birthDate: '1990-01-01' }; e.addresses = { typedAddress: [{ ...address }] } }),
  earner('WR-118', 'a Business ID of somebody else', (e) => { e.incomeEarnerIds = { id: [{ ...soleTrader }, { type: 1, code: artificialBusinessId(9) }] } }, inSandbox),
  earner('WR-119', 'codes of two persons', (e) => { e.incomeEarnerIds!.id.push({ type: 2, code: artificialPersonalIdentityCode(2) }) }),
  earner(undefined, 'two codes of one birth date', (e) => { e.incomeEarnerIds!.id.push({ type: 2, code: artificialPersonalIdentityCode(1 + 18_262) }) }),
  itemCase('WR-120', 'a foreign identifier with a Kela application', (r) => withAbsences(r).with(({ incomeEarner }) => {
    Object.assign(incomeEarner, { incomeEarnerIds: { id: [{ ...foreign }] }, incomeEarnerBasic: { companyName: 'AB' }, addresses: { typedAddress: [{ ...address }] } })
  })),
  described('WR-128', 'a foreign identifier without names', undefined),
  described('WR-130', 'a group of names without names', { gender: 1 }),
  described('WR-131', 'a first name alone', { firstName: 'Aino' }),
  described('WR-132', 'a last name alone', { lastName: 'Esimerkki' }),
  described('WR-133', 'a foreign person without birth date', born),
  described('WR-134', 'an unidentified person without birth date', { missingId: true, ...born }),
  described('WR-135', 'born tomorrow', { ...born, birthDate: '2026-06-16' }),
  described('WR-136', 'born in 1799', { ...born, birthDate: '1799-12-31' }),
  described('WR-138', 'a foreign person without gender', { ...born, gender: undefined, birthDate: '1990-01-01' }),
  described('WR-139', 'a gender of no list', { ...born, gender: 3, birthDate: '1990-01-01' }),
  described(undefined, 'a foreign company', { companyName: 'AB' }),
  described(undefined, 'an unidentified person', { missingId: true, ...born, birthDate: '1990-01-01' }),
  earner('WR-140', 'a foreign identifier without address', (e) => { e.incomeEarnerIds = { id: [{ ...foreign }] }; e.incomeEarnerBasic = { companyName: 'AB' } }),
  earner('WR-140', 'a non-resident without address', (e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'SE' } }),
  earner('WR-141', 'a non-resident without address at home', (e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'SE' }; e.addresses = { typedAddress: [{ ...address, addressType: 2 }] } }),
  earner('WR-142', 'an address of no type', (e) => { e.addresses = { typedAddress: [{ ...address, addressType: 3 }] } }),
  earner('WR-144', 'a non-resident without country of address', (e) => { e.internationalData = { nonResident: true, nonResidentCountryCode: 'SE' }; e.addresses = { typedAddress: [{ ...address, countryCode: undefined }] } }),
  earner('WR-147', 'a suborganisation of no type', (e) => { e.subOrgs = { subOrg: [{ type: 2, code: 'A' }] } }),
]

const keva = (violates: string | undefined, what: string, change: (earner: IncomeEarner) => void, options: CaseOptions = {}) => itemCase(
  violates, what, (report) => inPublicSector(report).with((r) => change(r.incomeEarner)),
  { delivery: (d) => { d.payer.subOrgs = { subOrg: [{ type: 1, code: '12345' }] } }, ...options },
)
const kela = (violates: string | undefined, what: string, change: (report: Report) => void) => itemCase(violates, what, (report) => withAbsences(report).with(change), {
  delivery: (d) => { d.contactPersons.contactPerson[0]!.email = 'aino@example.fi' },
})
const ofProvider = (provider: number, policyNo: string) => (e: IncomeEarner) => { e.pensionInsurance = { pensionActCode: 1, pensionProvIdCode: provider, pensionPolicyNo: policyNo } }
const ofBank = ofProvider(27, '27-00000011')
const ofKeva = (title: string, ground: string) => (e: IncomeEarner) => { e.professions!.profession[1]!.code = title; e.employmentRegs = { employmentReg: [{ type: 1, code: ground }] } }

export const employmentCases: readonly RuleCase[] = [
  keva('WR-085', 'no Keva reporter', () => {}, { delivery: () => {} }),
  keva('WR-085', 'another suborganisation only', () => {}, { delivery: (d) => { d.payer.subOrgs = { subOrg: [{ type: 2, code: 'A' }] } } }),
  keva('WR-088', 'a policy of another reporter', () => {}, { ...inSandbox, delivery: (d) => { d.payer.subOrgs = { subOrg: [{ type: 1, code: SANDBOX.unknownReporter }] } } }),
  kela('WR-148', 'family leave without type of employment', (r) => { delete r.incomeEarner.employment!.employmentCode }),
  kela('WR-148', 'family leave without employment', (r) => { delete r.incomeEarner.employment }),
  earner('WR-149', 'employment of no type', (e) => { e.employment = { employmentCode: 4 } }),
  earner('WR-150', 'a term of no kind', (e) => { e.employment = { termCode: 3 } }),
  earner('WR-151', '100.01 per cent', (e) => { e.employment = { partTime: 100_01 } }),
  earner('WR-151', 'less than nothing', (e) => { e.employment = { partTime: -1 } }),
  earner('WR-152', '168.01 hours a week', (e) => { e.employment = { hoursPerWeek: 168_01 } }),
  earner(undefined, 'all hours of the week', (e) => { e.employment = { partTime: 100_00, hoursPerWeek: 168_00 } }),
  kela('WR-153', 'a Kela application without form of pay', (r) => { delete r.incomeEarner.employment!.paymentTypes }),
  kela('WR-154', 'a Kela application with piece pay', (r) => { r.incomeEarner.employment!.paymentTypes!.paymentType = [3] }),
  earner('WR-155', 'pay of no form', (e) => { e.employment = { paymentTypes: { paymentType: [1, 4] } } }),
  keva('WR-156', 'no employment periods', (e) => { delete e.employment }),
  kela('WR-157', 'a Kela application without employment periods', (r) => { delete r.incomeEarner.employment!.employmentPeriods }),
  earner('WR-158', 'an employment from in 46 days', (e) => { e.employment = { employmentPeriods: { period: [{ startDate: '2026-07-31' }] } } }),
  earner(undefined, 'an employment from in 45 days', (e) => { e.employment = { employmentPeriods: { period: [{ startDate: '2026-07-30' }] } } }),
  earner('WR-159', 'an employment from 1799', (e) => { e.employment = { employmentPeriods: { period: [{ startDate: '1799-12-31' }] } } }),
  earner('WR-160', 'an employment that ends before it starts', (e) => { e.employment = { employmentPeriods: { period: [{ startDate: '2026-01-02', endDate: '2026-01-01' }] } } }),
  kela('WR-161', 'absent before the employment', (r) => { r.incomeEarner.employment!.employmentPeriods = { period: [{ startDate: '2026-06-01' }, { startDate: '2026-05-12' }] } }),
  keva('WR-162', 'no reason for the ending', (e) => { delete e.employment!.employmentEndings }),
  earner('WR-163', 'two reasons of one list', (e) => { e.employment = { employmentEndings: { employmentEnding: [{ type: 3, code: '1' }, { type: 3, code: '2' }] } } }),
  earner('WR-164', 'a reason of no list', (e) => { e.employment = { employmentEndings: { employmentEnding: [{ type: 4, code: '1' }] } } }),
  keva('WR-165', 'a reason of the Incomes Register only', (e) => { e.employment!.employmentEndings = { employmentEnding: [{ type: 3, code: '1' }] } }),
  keva(undefined, 'the same in 2021', (e) => { e.employment!.employmentEndings = { employmentEnding: [{ type: 3, code: '1' }] } }, { paidOn: '2021-06-15' }),
  earner('WR-166', 'the bank without a reason of its own', (e) => { ofBank(e); e.employment = { employmentEndings: { employmentEnding: [{ type: 3, code: '1' }] } } }),
  keva('WR-168', 'a reason that Keva does not have', (e) => { e.employment!.employmentEndings = { employmentEnding: [{ type: 1, code: SANDBOX.unknownCode }] } }, inSandbox),
  earner('WR-169', 'reason 8 of the Incomes Register', (e) => { e.employment = { employmentEndings: { employmentEnding: [{ type: 3, code: '8' }] } } }),
  earner('WR-169', 'a reason that the bank does not have', (e) => { e.employment = { employmentEndings: { employmentEnding: [{ type: 2, code: SANDBOX.unknownCode }] } } }, inSandbox),
  earner('WR-170', 'no occupation', (e) => { delete e.professions }),
  earner('WR-170', 'a title without occupation', (e) => { e.professions = { profession: [{ type: 4, code: '1' }] } }),
  ...[1, 4, 6, 8].map((code) => earner(undefined, `no occupation with exception ${code}`, (e) => { delete e.professions; e.insuranceExceptions = { exceptionCode: [code] } })),
  itemCase(undefined, 'no occupation for income that is not insured', (report) => report.paying(208, 100_00).with((r) => { delete r.incomeEarner.professions })),
  itemCase(undefined, 'no occupation for income declared not insured', (report) => report
    .paying(101, 100_00, (row) => { row.insuranceData = { transactionInclusion: [{ insuranceCode: 1, included: false }] } }).with((r) => { delete r.incomeEarner.professions })),
  itemCase('WR-170', 'income declared insured against accidents', (report) => report
    .paying(336, 100_00, (row) => { row.insuranceData = { transactionInclusion: [{ insuranceCode: 6, included: true }] } }).with((r) => { delete r.incomeEarner.professions })),
  earner(undefined, 'no occupation and no policy from a substitute payer', (e) => { delete e.professions; delete e.pensionInsurance }, {
    delivery: (d) => { d.payer.substitutePayer = { acts: true, employerId: { type: 1, code: artificialBusinessId(3) } } },
  }),
  earner('WR-171', 'a seafarer without title', ofProvider(34, '34-00000011')),
  earner(undefined, 'a seafarer not insured for pension', (e) => { ofProvider(34, '34-00000011')(e); e.insuranceExceptions = { exceptionCode: [7] } }),
  keva('WR-172', 'no Keva title', (e) => { e.professions!.profession.pop() }),
  earner('WR-173', 'the bank without a title', ofBank),
  earner('WR-174', 'two occupations', (e) => { e.professions!.profession.push({ type: 1, code: '12345' }) }),
  earner('WR-175', 'a classification of no list', (e) => { e.professions!.profession.push({ type: 5, code: '1' }) }),
  keva('WR-176', 'a title that Keva does not have', ofKeva(SANDBOX.unknownCode, '1'), inSandbox),
  keva('WR-176', 'a title that demands another ground', ofKeva(SANDBOX.kevaTitle, '1'), inSandbox),
  keva(undefined, 'a title with the ground it demands', ofKeva(SANDBOX.kevaTitle, SANDBOX.kevaRegistration), inSandbox),
  earner('WR-177', 'an occupation of four digits', (e) => { e.professions!.profession[0]!.code = '3313' }),
  earner('WR-177', 'an occupation that Statistics Finland does not have', (e) => { e.professions!.profession[0]!.code = SANDBOX.unknownOccupation }, inSandbox),
  earner('WR-177', 'a title that the bank does not have', (e) => { e.professions!.profession.push({ type: 3, code: SANDBOX.unknownCode }) }, inSandbox),
  earner('WR-177', 'a title that Traficom does not have', (e) => { e.professions!.profession.push({ type: 4, code: SANDBOX.unknownCode }) }, inSandbox),
  keva('WR-178', 'no ground for registration', (e) => { delete e.employmentRegs }),
  earner('WR-179', 'the bank without a ground', (e) => { ofBank(e); e.employmentRegs = { employmentReg: [{ type: 1, code: '1' }] } }),
  earner('WR-180', 'two grounds of one list', (e) => { e.employmentRegs = { employmentReg: [{ type: 1, code: '1' }, { type: 1, code: '2' }] } }),
  earner('WR-181', 'a ground of no list', (e) => { e.employmentRegs = { employmentReg: [{ type: 3, code: '1' }] } }),
  keva('WR-182', 'a ground that Keva does not have', ofKeva('1', SANDBOX.unknownCode), inSandbox),
  keva('WR-183', 'a ground that demands another title', ofKeva('1', SANDBOX.kevaRegistration), inSandbox),
  keva(undefined, 'a ground that demands no title', () => {}, inSandbox),
  earner('WR-184', 'a ground that the bank does not have', (e) => { e.employmentRegs = { employmentReg: [{ type: 2, code: SANDBOX.unknownCode }] } }, inSandbox),
  earner('WR-185', 'a place that is nowhere', (e) => { e.placeOfBusiness = { countryCode: 'FI' } }),
  ...(['street', 'postalCode', 'postOffice'] as const).map((part) => earner('WR-186', `a place without ${part}`, (e) => {
    e.placeOfBusiness = { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', [part]: undefined }
  })),
  earner(undefined, 'a place with code and address', (e) => { e.placeOfBusiness = { code: '1', street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila' } }),
]

const temporary: CaseOptions['delivery'] = (d) => {
  d.payer.payerOther = { payerTypes: { code: [3] } }
  d.payer.payerBasic = { companyName: 'Oy' }
  d.payer.address = { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' }
}
const exceptions = (...exceptionCode: number[]) => (e: IncomeEarner) => { e.insuranceExceptions = { exceptionCode } }
const entrepreneur = (...exceptionCode: number[]) => (e: IncomeEarner) => { e.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType: [14] } }; exceptions(...exceptionCode)(e) }

export const insuranceCases: readonly RuleCase[] = [
  earner('WR-091', 'a temporary employer with a policy of its own', ofProvider(46, SANDBOX.contractPolicy), { delivery: temporary, ...inSandbox }),
  earner('WR-199', 'a regular employer with the number for temporary ones', ofProvider(46, SANDBOX.temporaryEmployersPolicy), inSandbox),
  earner(undefined, 'a temporary employer with the number for such', ofProvider(46, SANDBOX.temporaryEmployersPolicy), { delivery: temporary, ...inSandbox }),
  earner('WR-189', 'no pension insurance', (e) => { delete e.pensionInsurance }),
  ...[1, 3, 6, 7].map((code) => earner(undefined, `no pension insurance with exception ${code}`, (e) => { delete e.pensionInsurance; exceptions(code)(e) })),
  itemCase('WR-190', 'voluntary insurance without insurance', (report) => report.paying(208, 100_00).with((r) => { delete r.incomeEarner.pensionInsurance; exceptions(11)(r.incomeEarner) })),
  earner('WR-191', 'an employee without provider', (e) => { delete e.pensionInsurance!.pensionProvIdCode }),
  earner('WR-191', 'an employee without policy', (e) => { delete e.pensionInsurance!.pensionPolicyNo }),
  earner('WR-192', 'a farmer with a policy', (e) => { e.pensionInsurance!.pensionActCode = 2; exceptions(3, 4, 5)(e) }),
  earner('WR-193', 'an entrepreneur with a provider', (e) => { e.pensionInsurance = { pensionActCode: 3, pensionProvIdCode: 46 }; exceptions(3, 4, 5)(e) }),
  earner('WR-195', 'an act of no list', (e) => { e.pensionInsurance = { pensionActCode: 4 } }),
  earner('WR-196', 'a provider of no list', ofProvider(66, '66-00000011')),
  earner('WR-197', 'a policy of another provider', ofProvider(54, '46-00000011')),
  earner('WR-197', 'a policy of a foundation', ofProvider(54, '70047-00011')),
  earner(undefined, 'a policy of a foundation under its number', ofProvider(70047, '70047-00011')),
  earner('WR-198', 'a policy number of another form', ofProvider(46, '46-0000001')),
  earner('WR-198', 'a policy that no provider has', ofProvider(46, SANDBOX.unknownPolicy), inSandbox),
  earner('WR-198', 'a policy that has ended', ofProvider(46, SANDBOX.endedPolicy.policyNo), inSandbox),
  earner(undefined, 'the same policy on its last day', ofProvider(46, SANDBOX.endedPolicy.policyNo), { ...inSandbox, paidOn: SANDBOX.endedPolicy.validUntil }),
  earner('WR-206', 'voluntary, and not insured', exceptions(11, 3)),
  earner('WR-208', 'an exception of no list', exceptions(12)),
  earner('WR-209', 'an entrepreneur insured as an employee', (e) => { e.pensionInsurance = { pensionActCode: 3 }; exceptions(3, 4)(e) }),
  earner(undefined, 'an entrepreneur insured as such', (e) => { e.pensionInsurance = { pensionActCode: 3 }; exceptions(5, 4, 3)(e) }),
  earner('WR-210', 'an entrepreneur without obligation, half said', entrepreneur(2, 3, 4)),
  earner(undefined, 'an entrepreneur without obligation, each said', entrepreneur(5, 4, 3, 2)),
  earner(undefined, 'an entrepreneur without obligation, all at once', entrepreneur(1)),
  earner(undefined, 'an entrepreneur without obligation in 2021', entrepreneur(2), { paidOn: '2021-06-15' }),
  earner('WR-378', 'a space in the policy number', (e) => { e.accidentInsurance = { accInsProvId: { type: 1, code: artificialBusinessId(4) }, accInsPolicyNo: '1\u00a02' } }),
  earner(undefined, 'a space in the policy number of 2022', (e) => { e.accidentInsurance = { accInsProvId: { type: 1, code: artificialBusinessId(4) }, accInsPolicyNo: '1 2' } }, { paidOn: '2022-12-31' }),
  earner('WR-382', 'a person as insurer', (e) => { e.accidentInsurance = { accInsProvId: { type: 9, code: 'X', countryCode: 'SE' }, accInsPolicyNo: '1' } }),
  earner(undefined, 'a person as insurer in 2024', (e) => { e.accidentInsurance = { accInsProvId: { type: 9, code: 'X', countryCode: 'SE' }, accInsPolicyNo: '1' } }, { paidOn: '2024-12-31' }),
]

const abroad = (violates: string | undefined, what: string, change: (report: Report) => void, options?: CaseOptions) => itemCase(violates, what, (report) => withInternationalWork(report).with(change), options)
const ofType = (...incomeEarnerType: number[]) => (e: IncomeEarner) => { e.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType } } }

export const internationalCases: readonly RuleCase[] = [
  earner('WR-211', 'a certificate of no list', (e) => { e.internationalData = { postedCertCode: 4 } }),
  itemCase('WR-212', 'royalty to a resident', (report) => report.paying(362, 100_00)),
  itemCase('WR-212', 'a non-resident\'s contribution of a resident', (report) => report.paying(201, 100_00).paying(412, 1_00)),
  abroad('WR-213', 'a non-resident of nowhere', (r) => { delete r.incomeEarner.internationalData!.nonResidentCountryCode }),
  earner('WR-216', '183 days of no treaty', ofType(10)),
  earner('WR-217', 'a treaty without 183 days', (e) => { e.internationalData = { taxTreatyCountryCode: 'SE' } }),
  abroad('WR-218', 'a treaty with a country that has none', (r) => { r.incomeEarner.internationalData!.taxTreatyCountryCode = 'AD' }),
  earner('WR-220', 'a form of no list', (e) => { e.internationalData = { workForm: { formCode: [5] } } }),
  earner('WR-221', 'an agreement of no list', (e) => { e.incomeEarnerOther = { cbaCode: 7 } }),
  earner('WR-222', 'an agreement of a later year', (e) => { e.incomeEarnerOther = { cbaCode: 215 } }, { paidOn: '2021-12-31' }),
  earner(undefined, 'an agreement from its first day', (e) => { e.incomeEarnerOther = { cbaCode: 215 } }, { paidOn: '2022-01-01' }),
  earner('WR-223', 'an earner of no type', ofType(18)),
  earner('WR-223', 'a type that comes in 2024', ofType(17), { paidOn: '2023-12-31' }),
  earner('WR-225', 'net of tax from a Finnish employer', ofType(11)),
  earner(undefined, 'net of tax from a Finnish employer in 2021', ofType(11), { paidOn: '2021-12-31' }),
  earner(undefined, 'net of tax from a foreign employer', ofType(11), { delivery: (d) => { d.payer.payerOther = { payerTypes: { code: [1, 4] } } } }),
  earner('WR-226', 'two payments of one type', (e) => { e.incomeEarnerOther = { payments: { payment: [{ paymentType: 2, paymentRef: '1' }, { paymentType: 2, paymentRef: '2' }] } } }),
  earner('WR-227', 'a payment of no type', (e) => { e.incomeEarnerOther = { payments: { payment: [{ paymentType: 1, paymentRef: '1' }] } } }),
  earner('WR-228', 'a payment without reference', (e) => { e.incomeEarnerOther = { payments: { payment: [{ paymentType: 2 }] } } }),
  earner('WR-379', 'an organisation with a personal identity code', ofType(12)),
  earner(undefined, 'an organisation with a personal identity code in 2022', ofType(12), { paidOn: '2022-12-31' }),
  itemCase('WR-380', 'a prosecutor\'s insurance pay abroad', (report) => report.paying(201, 1_00, (row) => { row.sixMonthRule = { applicable: false } }).with((r) => ofType(16)(r.incomeEarner))),

  abroad('WR-300', 'a leased employee without amount', (r) => { delete r.foreignLeasedWork!.estAmount }),
  abroad('WR-300', 'a leased employee without anything', (r) => { delete r.foreignLeasedWork }),
  abroad('WR-301', 'a negative amount', (r) => { r.foreignLeasedWork!.estAmount = -1 }),
  abroad('WR-302', 'a representative without name', (r) => { r.foreignLeasedWork!.representative!.name = '' }, { isUnfinished: true }),
  abroad('WR-303', 'a representative that is two', (r) => { r.foreignLeasedWork!.representative!.representativeIds = { id: [{ type: 1, code: artificialBusinessId(3) }, { ...soleTrader }] } }, inSandbox),
  abroad('WR-309', 'a foreign representative without address', (r) => { delete r.foreignLeasedWork!.representative!.address }),
  abroad('WR-311', 'a foreign representative without country of address', (r) => { delete r.foreignLeasedWork!.representative!.address!.countryCode }),
  abroad('WR-314', 'a leased employee working for nobody', (r) => { delete r.foreignLeasedWork!.finServiceRecipient }),
  abroad('WR-315', 'a work provider that is two', (r) => { r.foreignLeasedWork!.finServiceRecipient!.finServiceRecipientIds.id.push({ ...soleTrader }) }, inSandbox),
  abroad('WR-321', 'the form of stays without stays', (r) => { delete r.stayPeriodsInFinland }),
  reportCase('WR-322', 'stays, and none', (r) => { r.stayPeriodsInFinland = { noStayPeriods: true, period: [{ startDate: '2026-01-01', endDate: '2026-01-01' }] } }),
  reportCase('WR-322', 'neither stays nor none', (r) => { r.stayPeriodsInFinland = {} }, { isUnfinished: true }),
  abroad('WR-323', 'a stay in 1799', (r) => { r.stayPeriodsInFinland!.period![0]!.startDate = '1799-12-31' }),
  abroad('WR-324', 'a stay that ends before it starts', (r) => { r.stayPeriodsInFinland!.period![0]!.endDate = '2026-05-31' }),
  abroad('WR-325', 'a leased employee that starts never', (r) => { delete r.workPeriodsInFinland!.workPeriodInFinland[0]!.startDate }),
  abroad('WR-326', 'a leased employee without days', (r) => { delete r.workPeriodsInFinland!.workPeriodInFinland[0]!.workDays; delete r.incomeEarner.internationalData!.subToWithhold }),
  abroad(undefined, 'a leased employee subject to withholding', (r) => { delete r.workPeriodsInFinland!.workPeriodInFinland[0]!.workDays }),
  abroad('WR-327', 'work in 1799', (r) => { r.workPeriodsInFinland!.workPeriodInFinland[0]!.startDate = '1799-12-31' }),
  abroad('WR-328', 'work that ends before it starts', (r) => { r.workPeriodsInFinland!.workPeriodInFinland[0]!.endDate = '2026-05-31' }),
  abroad('WR-329', 'less than no days', (r) => { r.workPeriodsInFinland!.workPeriodInFinland[0]!.workDays = -1 }),
  abroad('WR-330', 'work abroad in no country', (r) => { delete r.workCountries }),
  ...([['WR-333', 'serviceRecipient'], ['WR-334', 'stayPeriodsAbroad'], ['WR-335', 'workPeriodsAbroad'], ['WR-336', 'taxingRight'], ['WR-337', 'burdensResultOfPe']] as const)
    .map(([id, part]) => abroad(id, `work abroad without ${part}`, (r) => { delete r.workCountries!.workCountry[0]![part] })),
  abroad('WR-338', 'pay per month without NT2', (r) => { r.incomeEarner.internationalData!.workForm!.formCode = [1] }),
  abroad('WR-339', 'remunerations without NT2', (r) => { r.incomeEarner.internationalData!.workForm!.formCode = [1] }),
  abroad('WR-343', 'a client without name', (r) => { r.workCountries!.workCountry[0]!.serviceRecipient!.name = '' }, { isUnfinished: true }),
  abroad('WR-349', 'a foreign client without address', (r) => { delete r.workCountries!.workCountry[0]!.serviceRecipient!.serviceRecipientAddress }),
  abroad('WR-353', 'a stay abroad in 1799', (r) => { r.workCountries!.workCountry[0]!.stayPeriodsAbroad!.period[0]!.startDate = '1799-12-31' }),
  abroad('WR-354', 'a stay abroad that ends before it starts', (r) => { r.workCountries!.workCountry[0]!.stayPeriodsAbroad!.period[0]!.endDate = '2026-04-30' }),
  abroad('WR-355', 'work abroad in 1799', (r) => { r.workCountries!.workCountry[0]!.workPeriodsAbroad!.period[0]!.startDate = '1799-12-31' }),
  abroad('WR-356', 'work abroad that ends before it starts', (r) => { r.workCountries!.workCountry[0]!.workPeriodsAbroad!.period[0]!.endDate = '2026-04-30' }),
  abroad('WR-357', 'a remuneration of no list', (r) => { r.workCountries!.workCountry[0]!.remunerations!.remunerationCode = [5] }),
]
