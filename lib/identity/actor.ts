import type { OwnerKey } from './owner-key.ts'

/** Whom the person has chosen to act for; decides what is listed, never what is allowed. */
export type Role =
  | { kind: 'organisation'; businessId: string; name: string }
  /** `of`: an income earner who has mandated the person (M6); otherwise oneself */
  | { kind: 'private-person'; of?: { personId: string; key: OwnerKey; name: string } }
  | { kind: 'data-user'; businessId: string; name: string }
  /** an officer of the register: for nobody */
  | { kind: 'operator' }

/** Whom the role is about, by name; undefined: the person, or nobody. */
export const partyNameOf = (role: Role): string | undefined => ('name' in role ? role.name : role.kind === 'private-person' ? role.of?.name : undefined)

/** The person behind a request, known by a live session. */
export type Actor = {
  personId: string
  personKey: OwnerKey
  sessionId: string
  name: string
  /** none: not chosen yet */
  role?: Role
}

/** The person with this key, where it is the one who acts or the one on whose behalf the role is. */
export function personOfRole({ personId, personKey, name, role }: Actor, owner: OwnerKey): { personId: string; name: string } | undefined {
  if (owner === personKey) return { personId, name }
  return role?.kind === 'private-person' && role.of?.key === owner ? role.of : undefined
}
