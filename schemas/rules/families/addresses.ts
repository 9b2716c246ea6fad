import { valueName } from '../../names.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { inCodeList } from './codes.ts'
import { mandatory } from './presence.ts'
import { row } from './rows.ts'

type Address = { street?: string; poBox?: string; countryCode?: string; countryName?: string }

/** Country unknown; then its name must be given. */
export const UNKNOWN_COUNTRY = '99'

/** @param at path of the group @param ids rules on street and PO box, country code and country name */
export const address = <Facts extends RuleFacts>(at: string, ids: { streetOrPoBox: string; country: string; countryName: string }): readonly CheckedRule<Facts>[] => [
  eitherStreetOrPoBox(ids.streetOrPoBox, at),
  ...country<Facts>(at, ids),
]

/** Country code of ISO 3166 or 99, and a name for 99. */
export const country = <Facts extends RuleFacts>(
  at: string, ids: { country: string; countryName: string }, names = { code: 'CountryCode', name: 'CountryName' },
): readonly CheckedRule<Facts>[] => [
  inCodeList(ids.country, `${at}/${names.code}`, 'CountryCode'),
  mandatory(ids.countryName, `${at}/${names.name}`, {
    because: [`${at}/${names.code}`],
    when: (_facts, group: Record<string, unknown>) => group[valueName(names.code)] === UNKNOWN_COUNTRY,
  }),
]

function eitherStreetOrPoBox<Facts extends RuleFacts>(id: string, at: string): CheckedRule<Facts> {
  return checked<Facts, Address>(row(id, [`${at}/Street`, `${at}/POBox`], { errorCode: ['ADV0050', 'ADV0060'] }), at, ({ street, poBox }, _facts, place, rule) => {
    if (street === undefined && poBox === undefined) place.violates(rule, 'Street', undefined, 'ADV0050')
    else if (street !== undefined && poBox !== undefined) place.violates(rule, 'POBox', undefined, 'ADV0060')
  })
}
