import type { OwnerKey } from './owner-key.ts'

/** Whom the person has chosen to act for; decides what is listed, never what is allowed. */
export type Role =
  | { kind: 'organisation'; businessId: string; name: string }
  | { kind: 'private-person' }
  | { kind: 'data-user'; businessId: string; name: string }
  /** an officer of the register: for nobody */
  | { kind: 'operator' }

/** The person behind a request, known by a live session. */
export type Actor = {
  personId: string
  personKey: OwnerKey
  sessionId: string
  name: string
  /** none: not chosen yet */
  role?: Role
}
