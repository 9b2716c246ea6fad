/** Foreign leased labour, stays and work in Finland and abroad: data behind the tax forms of international situations. */
import type { Representative, ServiceRecipient } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE, type PartyId } from '../../parties.ts'
import { address, country } from '../families/addresses.ts'
import { inCodeList } from '../families/codes.ts'
import { period } from '../families/dates.ts'
import { identifier, sameCustomer } from '../families/identifiers.ts'
import { decimalWithin, integerWithin } from '../families/limits.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { FORM_CODE, LEASED_WORK, REPORT, WORK_COUNTRY } from './paths.ts'
import { wr302RepresentativeIsWhole, wr343ServiceRecipientIsWhole } from './wr-302-party-is-whole.ts'
import { wr322StaysOrNone } from './wr-322-stays-or-none.ts'
import { wr325StartOfWorkInFinland, wr326WorkDaysInFinland } from './wr-325-work-in-finland.ts'

const NT1 = 1
const NT2 = 2
const STAYS_IN_FINLAND = 3
const LEASED_EMPLOYEE = 4
const BECAUSE_OF_FORM = { because: [FORM_CODE] }

const REPRESENTATIVE = `${LEASED_WORK}/Representative`
const SERVICE_RECIPIENT = `${WORK_COUNTRY}/ServiceRecipient`
const FIN_RECIPIENT_IDS = `${LEASED_WORK}/FinServiceRecipient/FinServiceRecipientIds`

const isForm = (...forms: number[]) => ({ forms: given }: ReportFacts): boolean => given.size > 0 && forms.some((form) => given.has(form))
const hasForeignIdOnly = (ids: readonly PartyId[] | undefined, { codes }: ReportFacts): boolean =>
  ids !== undefined && ids.length > 0 && ids.every(({ type }) => type !== BUSINESS_ID && type !== PERSONAL_IDENTITY_CODE && codes.IdType!.has(type))

export const foreignWorkRules: readonly CheckedRule<ReportFacts>[] = [
  mandatory('WR-300', `${LEASED_WORK}/EstAmount`, { ...BECAUSE_OF_FORM, from: REPORT, when: isForm(LEASED_EMPLOYEE) }),
  decimalWithin('WR-301', `${LEASED_WORK}/EstAmount`, 0),
  wr302RepresentativeIsWhole,
  sameCustomer('WR-303', `${REPRESENTATIVE}/RepresentativeIds`),
  ...identifier<ReportFacts>(`${REPRESENTATIVE}/RepresentativeIds/Id`, {
    type: 'WR-304', notFinnish: 'WR-305', countryCode: 'WR-306', country: 'WR-307', countryName: 'WR-308',
  }),
  mandatory('WR-309', `${REPRESENTATIVE}/Address`, {
    because: [`${REPRESENTATIVE}/RepresentativeIds/Id/Type`], when: (facts, { representativeIds }: Partial<Representative>) => hasForeignIdOnly(representativeIds?.id, facts),
  }),
  ...address<ReportFacts>(`${REPRESENTATIVE}/Address`, { streetOrPoBox: 'WR-310', country: 'WR-312', countryName: 'WR-313' }),
  mandatory('WR-311', `${REPRESENTATIVE}/Address/CountryCode`, {
    because: [`${REPRESENTATIVE}/RepresentativeIds/Id/Type`], errorCode: 'CCV0030',
    when: (facts) => hasForeignIdOnly(facts.report.foreignLeasedWork?.representative?.representativeIds.id, facts),
  }),
  mandatory('WR-314', `${LEASED_WORK}/FinServiceRecipient`, { ...BECAUSE_OF_FORM, from: REPORT, when: isForm(LEASED_EMPLOYEE) }),
  sameCustomer('WR-315', FIN_RECIPIENT_IDS),
  ...identifier<ReportFacts>(`${FIN_RECIPIENT_IDS}/Id`, { type: 'WR-316', notFinnish: 'WR-317', countryCode: 'WR-318', country: 'WR-319', countryName: 'WR-320' }),

  mandatory('WR-321', `${REPORT}/StayPeriodsInFinland`, { ...BECAUSE_OF_FORM, when: isForm(STAYS_IN_FINLAND) }),
  wr322StaysOrNone,
  ...period<ReportFacts>(`${REPORT}/StayPeriodsInFinland/Period`, { start: 'WR-323', end: 'WR-324' }),
  wr325StartOfWorkInFinland,
  wr326WorkDaysInFinland,
  ...period<ReportFacts>(`${REPORT}/WorkPeriodsInFinland/WorkPeriodInFinland`, { start: 'WR-327', end: 'WR-328' }),
  integerWithin('WR-329', `${REPORT}/WorkPeriodsInFinland/WorkPeriodInFinland/WorkDays`, 0),

  mandatory('WR-330', `${REPORT}/WorkCountries`, { ...BECAUSE_OF_FORM, when: isForm(NT1, NT2) }),
  ...country<ReportFacts>(WORK_COUNTRY, { country: 'WR-331', countryName: 'WR-332' }, { code: 'WorkCountryCode', name: 'WorkCountryName' }),
  mandatory('WR-333', SERVICE_RECIPIENT, { ...BECAUSE_OF_FORM, when: isForm(NT1) }),
  mandatory('WR-334', `${WORK_COUNTRY}/StayPeriodsAbroad`, { ...BECAUSE_OF_FORM, when: isForm(NT1, NT2) }),
  mandatory('WR-335', `${WORK_COUNTRY}/WorkPeriodsAbroad`, { ...BECAUSE_OF_FORM, when: isForm(NT2) }),
  mandatory('WR-336', `${WORK_COUNTRY}/TaxingRight`, { ...BECAUSE_OF_FORM, when: isForm(NT1, NT2) }),
  mandatory('WR-337', `${WORK_COUNTRY}/BurdensResultOfPE`, { ...BECAUSE_OF_FORM, when: isForm(NT1, NT2) }),
  forbidden('WR-338', `${WORK_COUNTRY}/WagePerMonth`, { ...BECAUSE_OF_FORM, when: ({ forms }) => !forms.has(NT2) }),
  forbidden('WR-339', `${WORK_COUNTRY}/Remunerations`, { ...BECAUSE_OF_FORM, when: ({ forms }) => !forms.has(NT2) }),
  ...address<ReportFacts>(`${WORK_COUNTRY}/WorkCountryAddress`, { streetOrPoBox: 'WR-340', country: 'WR-341', countryName: 'WR-342' }),

  wr343ServiceRecipientIsWhole,
  ...identifier<ReportFacts>(`${SERVICE_RECIPIENT}/ServiceRecipientIds/Id`, {
    type: 'WR-344', notFinnish: 'WR-345', countryCode: 'WR-346', country: 'WR-347', countryName: 'WR-348',
  }),
  mandatory('WR-349', `${SERVICE_RECIPIENT}/ServiceRecipientAddress`, {
    because: [`${SERVICE_RECIPIENT}/ServiceRecipientIds/Id/Type`], when: (facts, { serviceRecipientIds }: Partial<ServiceRecipient>) => hasForeignIdOnly(serviceRecipientIds?.id, facts),
  }),
  ...address<ReportFacts>(`${SERVICE_RECIPIENT}/ServiceRecipientAddress`, { streetOrPoBox: 'WR-350', country: 'WR-351', countryName: 'WR-352' }),
  ...period<ReportFacts>(`${WORK_COUNTRY}/StayPeriodsAbroad/Period`, { start: 'WR-353', end: 'WR-354' }),
  ...period<ReportFacts>(`${WORK_COUNTRY}/WorkPeriodsAbroad/Period`, { start: 'WR-355', end: 'WR-356' }),
  inCodeList('WR-357', `${WORK_COUNTRY}/Remunerations/RemunerationCode`, 'RemunerationCode'),
]
