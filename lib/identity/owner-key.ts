/**
 * Whose affairs something is, as the portal's tables name a party: `organisation:1234567-1`, `person:<hex>`,
 * `other:<hex>` (foreign identifiers). Of a person only the keyed digest of the identity code is kept.
 */
import type { SealedBox } from '#lib/platform/master-key.ts'
import { BUSINESS_ID, partyKey, PERSONAL_IDENTITY_CODE, type PartyId } from '#schemas/parties.ts'

export type OwnerKey = `organisation:${string}` | `person:${string}` | `other:${string}`

export const organisationKey = (businessId: string): OwnerKey => `organisation:${businessId}`

export const identityCodeDigest = (identityCode: string, box: SealedBox): Uint8Array<ArrayBuffer> =>
  new Uint8Array(box.digest(identityCode, 'personal identity code'))

export const personKey = (digest: Uint8Array): OwnerKey => `person:${Buffer.from(digest).toString('hex')}`

export function ownerKeyOf(party: PartyId, box: SealedBox): OwnerKey {
  if (party.type === BUSINESS_ID) return organisationKey(party.code)
  if (party.type === PERSONAL_IDENTITY_CODE) return personKey(identityCodeDigest(party.code, box))
  return `other:${box.digest(partyKey(party), 'party').toString('hex')}`
}

/** The digest in a person's key; undefined for organisations and foreign parties. */
export const identityCodeDigestOf = (owner: OwnerKey): Uint8Array<ArrayBuffer> | undefined => (owner.startsWith('person:') ? new Uint8Array(Buffer.from(owner.slice('person:'.length), 'hex')) : undefined)

/** The Business ID in the key; undefined for persons and foreign parties. */
export const businessIdOf = (owner: OwnerKey): string | undefined => (owner.startsWith('organisation:') ? owner.slice('organisation:'.length) : undefined)

/** A key as read from the database. @throws when it has none of the three forms */
export function parseOwnerKey(text: string): OwnerKey {
  if (/^(organisation:\d{7}-\d|(person|other):[0-9a-f]{64})$/.test(text)) return text as OwnerKey
  throw new Error('Not an owner key')
}
