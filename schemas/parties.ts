/** The three roles of a delivering party, and when two identifiers are the same. */

export type PartyId = { type: number; code: string; countryCode?: string; countryName?: string }

export const BUSINESS_ID = 1
export const PERSONAL_IDENTITY_CODE = 2

/** Same Type and Code, case-sensitive; the country counts only for types other than 1 and 2 (D-20). */
export const partyKey = ({ type, code, countryCode }: PartyId): string =>
  type === BUSINESS_ID || type === PERSONAL_IDENTITY_CODE ? `${type}:${code}` : `${type}:${code}:${countryCode ?? ''}`

export const isSameParty = (one: PartyId, other: PartyId): boolean => partyKey(one) === partyKey(other)
