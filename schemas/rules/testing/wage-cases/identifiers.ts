/** The same mistakes at every place where an identifier, an address or a country stands. */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../../artificial.ts'
import type { Address, DeliveryData, Id } from '../../../generated/types/wage-reports-to-ir-types.ts'
import { withBenefits, withInternationalWork } from '../a-full-delivery.ts'
import { inSandbox, unknownBusiness, unknownPerson } from '../in-sandbox.ts'
import { deliveryCase, itemCase, reportCase, type RuleCase } from './rule-case.ts'

type IdPlace = {
  place: string
  /** rules in the order: type, business id, personal identity code, not Finnish, country code, country, country name; null where the place has none */
  rules: readonly [string, string | null, string | null, string | null, string, string, string]
  make: (violates: string, what: string, id: Id, more?: Parameters<typeof deliveryCase>[3]) => RuleCase
}

const inDelivery = (set: (delivery: DeliveryData, id: Id) => void): IdPlace['make'] => (violates, what, id, more) => deliveryCase(violates, what, (delivery) => set(delivery, id), more)

const places: readonly IdPlace[] = [
  { place: 'owner', rules: ['WR-027', 'WR-028', 'WR-029', null, 'WR-030', 'WR-031', 'WR-032'], make: inDelivery((d, id) => { d.deliveryDataOwner = id }) },
  { place: 'creator', rules: ['WR-033', 'WR-034', 'WR-035', null, 'WR-036', 'WR-037', 'WR-038'], make: inDelivery((d, id) => { d.deliveryDataCreator = id }) },
  { place: 'sender', rules: ['WR-039', 'WR-040', 'WR-041', null, 'WR-042', 'WR-043', 'WR-044'], make: inDelivery((d, id) => { d.deliveryDataSender = id }) },
  { place: 'payer', rules: ['WR-063', 'WR-064', 'WR-065', 'WR-066', 'WR-067', 'WR-068', 'WR-069'], make: inDelivery((d, id) => { d.payer.payerIds!.id.push(id) }) },
  {
    place: 'actual employer', rules: ['WR-094', 'WR-095', 'WR-096', 'WR-097', 'WR-098', 'WR-099', 'WR-100'],
    make: inDelivery((d, id) => { d.payer.substitutePayer = { acts: true, employerId: id, employerName: 'Työnantaja' } }),
  },
  {
    place: 'income earner', rules: ['WR-121', 'WR-122', 'WR-123', 'WR-124', 'WR-125', 'WR-126', 'WR-127'],
    make: (violates, what, id, more) => reportCase(violates, what, (r) => { r.incomeEarner.incomeEarnerIds!.id.push(id) }, more),
  },
  {
    place: 'accident insurer', rules: ['WR-201', 'WR-202', null, null, 'WR-203', 'WR-204', 'WR-205'],
    make: (violates, what, id, more) => reportCase(violates, what, (r) => { r.incomeEarner.accidentInsurance = { accInsProvId: id, accInsPolicyNo: '1' } }, more),
  },
  {
    place: 'representative', rules: ['WR-304', null, null, 'WR-305', 'WR-306', 'WR-307', 'WR-308'],
    make: (violates, what, id, more) => reportCase(violates, what, (r) => { r.foreignLeasedWork = { representative: { representativeIds: { id: [id] }, name: 'E' } } }, more),
  },
  {
    place: 'Finnish work provider', rules: ['WR-316', null, null, 'WR-317', 'WR-318', 'WR-319', 'WR-320'],
    make: (violates, what, id, more) => reportCase(violates, what, (r) => { r.foreignLeasedWork = { finServiceRecipient: { finServiceRecipientIds: { id: [id] } } } }, more),
  },
  {
    place: 'client abroad', rules: ['WR-344', null, null, 'WR-345', 'WR-346', 'WR-347', 'WR-348'],
    make: (violates, what, id, more) => itemCase(violates, what, (report) => withInternationalWork(report).with((r) => { r.workCountries!.workCountry[0]!.serviceRecipient!.serviceRecipientIds.id.push(id) }), more),
  },
]

export const identifierCases: readonly RuleCase[] = places.flatMap(({ place, rules: [type, businessId, person, notFinnish, countryCode, country, countryName], make }) => [
  make(type, `${place}: type 8 is in no list`, { type: 8, code: 'X' }),
  ...(businessId ? [
    make(businessId, `${place}: wrong check digit`, { type: 1, code: '1234567-2' }),
    make(businessId, `${place}: not in the Business Information System`, { ...unknownBusiness }, inSandbox),
  ] : []),
  ...(person ? [
    make(person, `${place}: wrong check character`, { type: 2, code: '010190-900A' }),
    make(person, `${place}: artificial person in production`, { type: 2, code: artificialPersonalIdentityCode(5) }, { environment: 'production' }),
    make(person, `${place}: not in the Population Information System`, { ...unknownPerson }, inSandbox),
  ] : []),
  ...(notFinnish ? [
    make(notFinnish, `${place}: a Business ID as other identifier`, { type: 99, code: artificialBusinessId(5), countryCode: 'FI' }),
    make(notFinnish, `${place}: a personal identity code as other identifier`, { type: 99, code: artificialPersonalIdentityCode(5), countryCode: 'FI' }),
  ] : []),
  make(countryCode, `${place}: foreign identifier without country`, { type: 7, code: 'X' }),
  make(country, `${place}: country in lower case`, { type: 7, code: 'X', countryCode: 'se' }),
  make(countryName, `${place}: unknown country without name`, { type: 7, code: 'X', countryCode: '99' }),
])

type AddressPlace = {
  place: string
  /** rules in the order: street or PO box, country, country name */
  rules: readonly [string, string, string]
  make: (violates: string, what: string, address: Address & { countryCode: string }) => RuleCase
}

const addresses: readonly AddressPlace[] = [
  { place: 'payer', rules: ['WR-081', 'WR-083', 'WR-084'], make: (violates, what, address) => deliveryCase(violates, what, (d) => { d.payer.address = address }) },
  {
    place: 'income earner', rules: ['WR-143', 'WR-145', 'WR-146'],
    make: (violates, what, address) => reportCase(violates, what, (r) => { r.incomeEarner.addresses = { typedAddress: [{ addressType: 1, ...address }] } }),
  },
  {
    place: 'representative', rules: ['WR-310', 'WR-312', 'WR-313'],
    make: (violates, what, address) => itemCase(violates, what, (report) => withInternationalWork(report).with((r) => { r.foreignLeasedWork!.representative!.address = address })),
  },
  {
    place: 'country of work', rules: ['WR-340', 'WR-341', 'WR-342'],
    make: (violates, what, address) => itemCase(violates, what, (report) => withInternationalWork(report).with((r) => { r.workCountries!.workCountry[0]!.workCountryAddress = address })),
  },
  {
    place: 'client abroad', rules: ['WR-350', 'WR-351', 'WR-352'],
    make: (violates, what, address) => itemCase(violates, what, (report) => withInternationalWork(report).with((r) => { r.workCountries!.workCountry[0]!.serviceRecipient!.serviceRecipientAddress = address })),
  },
]

const address = { street: 'Mallikatu 1', postalCode: '00000', postOffice: 'Mallila', countryCode: 'FI' }

export const addressCases: readonly RuleCase[] = [
  ...addresses.flatMap(({ place, rules: [streetOrPoBox, country, countryName], make }) => [
    make(streetOrPoBox, `${place}: neither street nor PO box`, { ...address, street: undefined }),
    make(streetOrPoBox, `${place}: street and PO box`, { ...address, poBox: 'PL 1' }),
    make(country, `${place}: no such country`, { ...address, countryCode: 'XX' }),
    make(countryName, `${place}: unknown country without name`, { ...address, countryCode: '99' }),
  ]),
  reportCase('WR-187', 'place of business in no country', (r) => { r.incomeEarner.placeOfBusiness = { code: '1', countryCode: 'XX' } }),
  reportCase('WR-188', 'place of business in an unknown country', (r) => { r.incomeEarner.placeOfBusiness = { code: '1', countryCode: '99' } }),
  itemCase('WR-214', 'country of residence', (report) => withInternationalWork(report).with((r) => { r.incomeEarner.internationalData!.nonResidentCountryCode = 'XX' })),
  itemCase('WR-215', 'unknown country of residence', (report) => withInternationalWork(report).with((r) => { delete r.incomeEarner.internationalData!.nonResidentCountryName })),
  itemCase('WR-298', 'six-month rule in no country', (report) => withBenefits(report).with((r) => { r.transactions!.transaction[0]!.sixMonthRule = { applicable: true, countryCode: 'xx' } })),
  itemCase('WR-299', 'six-month rule in an unknown country', (report) => withBenefits(report).with((r) => { r.transactions!.transaction[0]!.sixMonthRule = { applicable: true, countryCode: '99' } })),
  itemCase('WR-331', 'work in no country', (report) => withInternationalWork(report).with((r) => { r.workCountries!.workCountry[0]!.workCountryCode = 'xx' })),
  itemCase('WR-332', 'work in an unknown country', (report) => withInternationalWork(report).with((r) => { delete r.workCountries!.workCountry[0]!.workCountryName })),
]
