import { knowPerson } from '#lib/identity/sessions.ts'
import { identityCodeDigest } from '#lib/identity/owner-key.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase, PortalTransaction } from '#lib/platform/portal-database.ts'
import { dataUserRoles, mandates, operators, organisations, organRoles, persons } from './population.ts'

/** Roles and mandates of the population are in force from here on. */
const VALID_FROM = new Date('2019-01-01T00:00:00Z')
/** Two processes that start at once do it one after the other. */
const LOCK = 'seed portal'

/** Brings the artificial population into the portal's database. What is there already stays as it is, also when it was changed since. */
export async function seedPortal(db: PortalDatabase, clock: Clock, box: SealedBox): Promise<void> {
  await db.transaction((tx) => seedPortalWithin(tx, clock, box))
}

/** The same in a transaction that does more. */
export async function seedPortalWithin(tx: PortalTransaction, clock: Clock, box: SealedBox): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${LOCK}))`
  const createdAt = clock.now()
  await tx.organisation.createMany({ data: organisations.map(({ businessId, name }) => ({ businessId, name, artificial: true, createdAt })), skipDuplicates: true })

  const known = new Map((await tx.person.findMany({ select: { id: true, identityCodeDigest: true } })).map(({ id, identityCodeDigest }) => [hex(identityCodeDigest), id]))
  const personIds = new Map<string, string>()
  const newcomers = new Set<string>()
  for (const person of persons) {
    const present = known.get(hex(identityCodeDigest(person.identityCode, box)))
    personIds.set(person.identityCode, present ?? (await knowPerson(tx, clock, box, person, 'test')).personId)
    if (!present) newcomers.add(person.identityCode)
  }
  const personId = (identityCode: string) => personIds.get(identityCode)!

  await tx.organRole.createMany({ data: organRoles.map(({ person, organisation, organ }) => ({ personId: personId(person), businessId: organisation, organ, validFrom: VALID_FROM })), skipDuplicates: true })
  await tx.dataUserRole.createMany({ data: dataUserRoles.map(({ person, organisation, kind }) => ({ personId: personId(person), businessId: organisation, kind, validFrom: VALID_FROM })), skipDuplicates: true })
  // Who has ever been an operator keeps what was decided since.
  for (const identityCode of operators) {
    if (await tx.operator.count({ where: { personId: personId(identityCode) } }) === 0) await tx.operator.create({ data: { personId: personId(identityCode), addedAt: createdAt } })
  }
  // A mandate has no natural key (there may be several alike at different times): all of them together, once.
  if (newcomers.size > 0 && (await tx.mandate.count()) === 0) {
    await tx.mandate.createMany({
      data: mandates.map(({ theme, assignor, assignee, subOrganisationId, customerId }) => ({
        theme, validFrom: VALID_FROM, subOrganisationId, customerId,
        ...(personIds.has(assignor) ? { assignorPersonId: personId(assignor) } : { assignorBusinessId: assignor }),
        ...(personIds.has(assignee) ? { assigneePersonId: personId(assignee) } : { assigneeBusinessId: assignee }),
      })),
    })
  }
}

const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex')
