/**
 * Logins. The row in the database decides whether a login is alive; the cookie only names it. Time limits as D-129.
 */
import type { Clock } from '#lib/platform/clock.ts'
import type { RoleKind } from '#lib/platform/generated/portal/enums.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase, PortalTransaction } from '#lib/platform/portal-database.ts'
import { isArtificialPersonalIdentityCode, isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { logAction } from './action-log.ts'
import type { Actor, Role } from './actor.ts'
import { identityCodeDigest, personKey } from './owner-key.ts'

export const IDLE_SECONDS_MAX = 20 * 60
export const AGE_SECONDS_MAX = 8 * 60 * 60
/** Rows of one session are touched at most this often: a page and its parts count once. */
const TOUCH_SECONDS = 15

export type Identity = { identityCode: string; givenNames: string; familyName: string }

/** What the identity provider said is not an identity we accept. */
export class IdentityRefused extends Error {}

/**
 * The person of an identity, known from now on; names as the identity provider last gave them.
 * @throws IdentityRefused for a malformed code, and in production for an artificial one (D-19)
 */
export async function knowPerson(tx: PortalTransaction, clock: Clock, box: SealedBox, identity: Identity, environment: 'test' | 'production'): Promise<{ personId: string }> {
  const { identityCode, givenNames, familyName } = identity
  if (!isPersonalIdentityCode(identityCode)) throw new IdentityRefused('Not a personal identity code')
  const artificial = isArtificialPersonalIdentityCode(identityCode)
  if (artificial !== (environment === 'test')) throw new IdentityRefused(`Not an identity of the ${environment} environment`)
  const digest = identityCodeDigest(identityCode, box)
  const { id } = await tx.person.upsert({
    where: { identityCodeDigest: digest },
    create: { identityCodeDigest: digest, identityCodeSealed: new Uint8Array(box.seal(Buffer.from(identityCode), sealContext(digest))), givenNames, familyName, artificial, createdAt: clock.now() },
    update: { givenNames, familyName },
    select: { id: true },
  })
  return { personId: id }
}

/** Starts the login of somebody whom the identity provider has just identified. @throws IdentityRefused */
export async function beginSession(
  { db, clock, box, environment }: { db: PortalDatabase; clock: Clock; box: SealedBox; environment: 'test' | 'production' },
  identity: Identity, idToken: string | undefined,
): Promise<string> {
  return db.transaction(async (tx) => {
    const { personId } = await knowPerson(tx, clock, box, identity, environment)
    const now = clock.now()
    const { id } = await tx.loginSession.create({ data: { personId, startedAt: now, lastActiveAt: now }, select: { id: true } })
    if (idToken) await tx.loginSession.update({ where: { id }, data: { idTokenSealed: new Uint8Array(box.seal(Buffer.from(idToken), `id token ${id}`)) } })
    await logAction(tx, { personId, sessionId: id }, clock, { action: 'session.begin' })
    return id
  })
}

export type LiveSession = {
  actor: Actor
  /** When it ends if nothing more is done, and when it ends in any case. */
  idleAt: Date
  endsAt: Date
}

/**
 * The live session with this id; undefined when there is none, or when this question finds it over.
 * @param active the person did something: the idle time starts anew. Live updates are not the person's doing.
 */
export async function resumeSession({ db, clock }: { db: PortalDatabase; clock: Clock }, sessionId: string, { active }: { active: boolean }): Promise<LiveSession | undefined> {
  const now = clock.now()
  const row = await db.read((tx) => tx.loginSession.findUnique({ where: { id: sessionId, endedAt: null }, include: { person: true, roleOrganisation: true, rolePerson: true } }))
  if (!row) return undefined
  const secondsSince = (moment: Date) => (now.getTime() - moment.getTime()) / 1000
  const over = secondsSince(row.startedAt) >= AGE_SECONDS_MAX ? 'age' : secondsSince(row.lastActiveAt) >= IDLE_SECONDS_MAX ? 'idle' : undefined
  if (over) {
    await db.transaction((tx) => closeSession(tx, clock, row, over))
    return undefined
  }
  const touched = active && secondsSince(row.lastActiveAt) >= TOUCH_SECONDS
  // Two requests may arrive in another order than their clocks say: the later moment stays.
  if (touched) await db.transaction((tx) => tx.loginSession.updateMany({ where: { id: sessionId, endedAt: null, lastActiveAt: { lt: now } }, data: { lastActiveAt: now } }))
  const lastActiveAt = touched ? now : row.lastActiveAt
  const actor: Actor = {
    personId: row.personId, personKey: personKey(row.person.identityCodeDigest), sessionId, name: `${row.person.givenNames} ${row.person.familyName}`,
    ...(row.roleKind && { role: roleOf(row.roleKind, row.roleOrganisation, row.rolePerson) }),
  }
  return { actor, idleAt: addSeconds(lastActiveAt, IDLE_SECONDS_MAX), endsAt: addSeconds(row.startedAt, AGE_SECONDS_MAX) }
}

/** Ends a login for good. @returns the ID token with which the identity provider ends its own */
export async function endSession({ db, clock, box }: { db: PortalDatabase; clock: Clock; box: SealedBox }, sessionId: string): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const row = await tx.loginSession.findUnique({ where: { id: sessionId, endedAt: null } })
    if (!row) return undefined
    await closeSession(tx, clock, row, 'logout')
    return row.idTokenSealed ? box.open(row.idTokenSealed, `id token ${sessionId}`).toString() : undefined
  })
}

async function closeSession(tx: PortalTransaction, clock: Clock, { id, personId }: { id: string; personId: string }, endedBy: 'logout' | 'idle' | 'age'): Promise<void> {
  const { count } = await tx.loginSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: clock.now(), endedBy, idTokenSealed: null } })
  if (count === 1) await logAction(tx, { personId, sessionId: id }, clock, { action: 'session.end' })
}

type PersonOfRole = { id: string; identityCodeDigest: Uint8Array; givenNames: string; familyName: string }

function roleOf(kind: RoleKind, organisation: { businessId: string; name: string } | null, person: PersonOfRole | null): Role {
  switch (kind) {
    case 'private_person': return { kind: 'private-person', ...(person && { of: { personId: person.id, key: personKey(person.identityCodeDigest), name: `${person.givenNames} ${person.familyName}` } }) }
    case 'operator': return { kind: 'operator' }
    case 'organisation': return { kind: 'organisation', businessId: organisation!.businessId, name: organisation!.name }
    case 'data_user': return { kind: 'data-user', businessId: organisation!.businessId, name: organisation!.name }
    default: return kind satisfies never
  }
}

const sealContext = (digest: Uint8Array) => `person ${Buffer.from(digest).toString('hex')}`
const addSeconds = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000)

/** The identity code of a person's row. @throws WrongMasterKey */
export const openIdentityCode = (box: SealedBox, digest: Uint8Array, sealed: Uint8Array): string => box.open(sealed, sealContext(digest)).toString()
