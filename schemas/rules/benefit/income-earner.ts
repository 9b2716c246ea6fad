/** Who the income earner is, and where they live. */
import type { Id, InternationalData } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'
import { country } from '../families/addresses.ts'
import { mandatory } from '../families/presence.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { describedParty } from './described-party.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER, EARNER_IDS, INTERNATIONAL, PAYER_IDS } from './paths.ts'

/** Nobody pays benefits to oneself; only a Finnish Business ID tells for sure that it is the same one. */
const br046EarnerIsNotPayer = checked<ReportFacts, Id>(
  row('BR-046', [`${EARNER_IDS}/Id/Code`, `${PAYER_IDS}/Id`]), `${EARNER_IDS}/Id`,
  ({ type, code }, { delivery }, place, rule) => {
    if (type === BUSINESS_ID && delivery.payerBusinessIds.has(code)) place.violates(rule, 'Code', code)
  },
)

export const incomeEarnerRules: readonly CheckedRule<ReportFacts>[] = [
  ...describedParty(EARNER, 'IncomeEarner', {
    ids: 'BR-041', type: 'BR-042', code: 'BR-043', country: 'BR-044', basic: 'BR-047', names: 'BR-049', birthDate: 'BR-050', gender: 'BR-052', address: 'BR-053',
  }, { types: 'BenefitIncomeEarnerIdType', hasOfficialCodes: true, livesAbroad: ({ nonResident }) => nonResident }),
  br046EarnerIsNotPayer,
  mandatory('BR-054', `${INTERNATIONAL}/NonResidentCountryCode`, {
    because: [`${INTERNATIONAL}/NonResident`], when: (_facts, { nonResident }: InternationalData) => nonResident === true,
  }),
  ...country<ReportFacts>(INTERNATIONAL, { country: 'BR-054', countryName: 'BR-054' }, { code: 'NonResidentCountryCode', name: 'NonResidentCountryName' }),
]
