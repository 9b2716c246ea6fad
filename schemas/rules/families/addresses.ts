import { valueName } from '../../names.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { inCodeList } from './codes.ts'
import { mandatory } from './presence.ts'
import { row } from './rows.ts'

type Address = { street?: string; poBox?: string; countryCode?: string; countryName?: string }

/** Country unknown; then its name must be given. */
export const UNKNOWN_COUNTRY = '99'

/** Official codes of an address with neither street nor PO box, and with both. */
const ADDRESS_CODES = ['ADV0050', 'ADV0060'] as const

/** @param at path of the group @param ids rules on street and PO box, country code and country name @param codes none where the rule has no official codes */
export const address = <Facts extends RuleFacts>(
  at: string, ids: { streetOrPoBox: string; country: string; countryName: string }, codes: typeof ADDRESS_CODES | readonly [] = ADDRESS_CODES,
): readonly CheckedRule<Facts>[] => [
  eitherStreetOrPoBox(ids.streetOrPoBox, at, codes),
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

function eitherStreetOrPoBox<Facts extends RuleFacts>(id: string, at: string, errorCode: typeof ADDRESS_CODES | readonly []): CheckedRule<Facts> {
  const [neither, both] = errorCode
  return checked<Facts, Address>(row(id, [`${at}/Street`, `${at}/POBox`], errorCode.length > 0 ? { errorCode } : {}), at, ({ street, poBox }, _facts, place, rule) => {
    if (street === undefined && poBox === undefined) place.violates(rule, 'Street', undefined, neither)
    else if (street !== undefined && poBox !== undefined) place.violates(rule, 'POBox', undefined, both)
  })
}
