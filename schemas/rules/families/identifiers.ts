import type { CodeListName } from '../../code-lists.ts'
import type { PartyId } from '../../parties.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { birthDateOf, hasBusinessIdCheckDigit, isArtificialPersonalIdentityCode, isFinnishIdentifier } from '../../identifier-checks.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { country } from './addresses.ts'
import { inCodeList } from './codes.ts'
import { mandatory } from './presence.ts'
import { row, type RowOptions } from './rows.ts'

const OTHER_IDENTIFIER = 99

/** The country of a Finnish identifier is known; of every other it is asked. */
const FINNISH_TYPES: readonly number[] = [BUSINESS_ID, PERSONAL_IDENTITY_CODE]

type IdentifierRuleIds = {
  /** Type is in the code list */
  type: string
  /** Type 1 exists in the Business Information System */
  businessId?: string
  /** Type 2 exists in the Population Information System */
  personalIdentityCode?: string
  /** Type 99 is no Finnish identifier after all */
  notFinnish?: string
  countryCode: string
  country: string
  countryName: string
}

type IdentifierOptions = {
  /** 1 and 2, unless the place says otherwise */
  readonly typesWithoutCountry?: readonly number[]
  /** Types that may stand here, where the place has a list of its own */
  readonly types?: CodeListName
  /** of a missing country code; CCV0030 where the rule has that code */
  readonly countryErrorCode?: string | undefined
}

/** The rules that hold of an identifier wherever it stands. @param at path of the group */
export function identifier<Facts extends RuleFacts>(
  at: string, ids: IdentifierRuleIds, { typesWithoutCountry = FINNISH_TYPES, types = 'IdType', ...options }: IdentifierOptions = {},
): readonly CheckedRule<Facts>[] {
  const countryErrorCode = 'countryErrorCode' in options ? options.countryErrorCode : 'CCV0030'
  return [
    inCodeList(ids.type, `${at}/Type`, types),
    ...(ids.businessId ? [codeRule<Facts>(ids.businessId, at, { asks: ['businessIds'] }, (id, facts) => id.type === BUSINESS_ID && !businessIdExists(id.code, facts))] : []),
    ...(ids.personalIdentityCode
      ? [codeRule<Facts>(ids.personalIdentityCode, at, { asks: ['personalIdentityCodes'] }, (id, facts) => id.type === PERSONAL_IDENTITY_CODE && !personalIdentityCodeExists(id.code, facts))]
      : []),
    ...(ids.notFinnish ? [codeRule<Facts>(ids.notFinnish, at, {}, (id) => id.type === OTHER_IDENTIFIER && isFinnishIdentifier(id.code))] : []),
    mandatory(ids.countryCode, `${at}/CountryCode`, {
      because: [`${at}/Type`],
      ...(countryErrorCode && { errorCode: countryErrorCode }),
      // A type that the list has not says nothing about the country (D-06).
      when: (facts, id: PartyId) => !typesWithoutCountry.includes(id.type) && facts.codes[types]!.has(id.type),
    }),
    ...country<Facts>(at, ids),
  ]
}

/** Form and check digit; in the Business Information System too, where that is loaded (D-18). */
export const businessIdExists = (code: string, { lists }: RuleFacts): boolean =>
  hasBusinessIdCheckDigit(code) && (lists.businessIds === undefined || lists.businessIds.has(code))

/** Sign, date and check character; artificial persons exist in the test environment only (D-18, D-19). */
export const personalIdentityCodeExists = (code: string, { lists, environment }: RuleFacts): boolean =>
  birthDateOf(code) !== undefined
  && (environment === 'test' || !isArtificialPersonalIdentityCode(code))
  && (lists.personalIdentityCodes === undefined || lists.personalIdentityCodes.has(code))

function codeRule<Facts extends RuleFacts>(id: string, at: string, options: Pick<RowOptions, 'asks'>, isWrong: (id: PartyId, facts: Facts) => boolean): CheckedRule<Facts> {
  return checked<Facts, PartyId>(row(id, [`${at}/Code`, `${at}/Type`], options), at, (party, facts, place, rule) => {
    if (isWrong(party, facts)) place.violates(rule, 'Code', party.code)
  })
}

/**
 * A Business ID and a personal identity code of one party belong to the same customer. A pair that nobody knows
 * passes (D-18). @param at path of the group that holds the identifiers
 */
export function sameCustomer<Facts extends RuleFacts>(id: string, at: string): CheckedRule<Facts> {
  return checked<Facts, { id: readonly PartyId[] }>(row(id, [`${at}/Id/Code`, `${at}/Id/Type`], { asks: ['businessIdsOf'] }), at, ({ id: ids }, { lists }, place, rule) => {
    if (lists.businessIdsOf === undefined || ids.length < 2) return
    const businessIds = new Set(ids.filter(({ type }) => type === BUSINESS_ID).map(({ code }) => code))
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]!.type !== PERSONAL_IDENTITY_CODE) continue
      const known = lists.businessIdsOf(ids[i]!.code)
      if (known !== undefined && businessIds.size > known.filter((code) => businessIds.has(code)).length) place.violates(rule, `Id[${i + 1}]/Code`)
    }
  })
}

/** One party has this Business ID, another this personal identity code: are they known to be the same customer? */
export function areSameCustomer(one: PartyId, other: PartyId, { lists }: RuleFacts): boolean {
  if (one.type === other.type) return false
  const person = one.type === PERSONAL_IDENTITY_CODE ? one : other
  const business = person === one ? other : one
  return person.type === PERSONAL_IDENTITY_CODE && business.type === BUSINESS_ID && (lists.businessIdsOf?.(person.code)?.includes(business.code) ?? false)
}

/**
 * Several personal identity codes are an old and a new one of the same person. Codes that are wrong in themselves are
 * left to another rule. @param at path of the group that holds the identifiers
 */
export const codesOfOneBirthDate = <Facts extends RuleFacts>(id: string, at: string): CheckedRule<Facts> => checked<Facts, { id: readonly PartyId[] }>(
  row(id, [`${at}/Id/Code`, `${at}/Id/Type`]), at,
  ({ id: ids }, _facts, place, rule) => {
    if (ids.length < 2) return
    let first: string | undefined
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]!.type !== PERSONAL_IDENTITY_CODE) continue
      const birthDate = birthDateOf(ids[i]!.code)
      first ??= birthDate
      if (birthDate !== undefined && birthDate !== first) place.violates(rule, `Id[${i + 1}]/Code`)
    }
  },
)
