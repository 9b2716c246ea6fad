/** What can be said of a party by its identifiers: payer, income earner, and whoever else a report names. */
import type { CodeValue } from '../code-lists.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE, type PartyId } from '../parties.ts'
import type { ExternalLists } from './external-lists.ts'
import type { CodesInForce } from './facts.ts'

export type PartyFacts = {
  readonly ids: readonly PartyId[]
  /**
   * It can be said which identifiers the party has: they are given with types of the list, or it is declared that
   * there are none. Otherwise other rules have said what is wrong, and rules that depend on it are not judged (D-06).
   */
  readonly isClear: boolean
  readonly missingId: boolean
  readonly hasPersonalIdentityCode: boolean
  /** a Business ID or a personal identity code */
  readonly hasFinnishId: boolean
  /** Names, address and country must say who it is: no Finnish identifier, or none at all */
  readonly mustBeDescribed: boolean
}

const NO_IDS: readonly PartyId[] = []

/** @param idTypes types that identifiers of this party may have; the general list unless the place has its own */
export function partyFacts(
  given: readonly PartyId[] | undefined, missingIdGiven: true | undefined, codes: CodesInForce, idTypes: ReadonlySet<CodeValue> = codes.IdType!,
): PartyFacts {
  const ids = given ?? NO_IDS
  const missingId = missingIdGiven === true
  let hasBusinessId = false
  let hasPersonalIdentityCode = false
  let typesAreKnown = true
  for (const { type } of ids) {
    if (!idTypes.has(type)) typesAreKnown = false
    else if (type === BUSINESS_ID) hasBusinessId = true
    else if (type === PERSONAL_IDENTITY_CODE) hasPersonalIdentityCode = true
  }
  const isClear = typesAreKnown && (ids.length > 0 || missingId)
  const hasFinnishId = hasBusinessId || hasPersonalIdentityCode
  return { ids, isClear, missingId, hasPersonalIdentityCode, hasFinnishId, mustBeDescribed: missingId || (isClear && !hasFinnishId) }
}

/** Business IDs known to belong to the person with this personal identity code (D-18). */
export const knownBusinessIds = ({ type, code }: PartyId, lists: ExternalLists): readonly string[] =>
  (type === PERSONAL_IDENTITY_CODE ? lists.businessIdsOf?.(code) : undefined) ?? []
