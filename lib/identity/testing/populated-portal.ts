import { onTestFinished } from 'vitest'
import type { Actor, Role } from '#lib/identity/actor.ts'
import { mandateRegistry } from '#lib/identity/mandate-registry.ts'
import { identityCodeDigest, personKey } from '#lib/identity/owner-key.ts'
import { beginSession } from '#lib/identity/sessions.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { openPortalDatabase } from '#lib/platform/portal-database.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { persons } from '#prisma/seed/population.ts'
import { seedPortal } from '#prisma/seed/seed-portal.ts'

/** Of every test's portal. */
export const MASTER_KEY = Buffer.alloc(32, 7)

/** A portal database of its own with the artificial population, and ways to act in it. Gone when the test ends. */
export async function populatedPortal({ now = '2026-11-24T10:00:00Z' }: { now?: string } = {}) {
  const database = await createTestDatabase()
  const db = openPortalDatabase({ url: database.url, connectionsMax: 4 })
  const clock = fixedClock(now)
  const box = sealedBox(MASTER_KEY, 'portal')
  await seedPortal(db, clock, box)
  onTestFinished(async () => {
    await db.close()
    await database.drop()
  })

  /** Logs in the person of the population with this family name. */
  async function as(familyName: string, role?: Role): Promise<Actor> {
    const person = persons.find((one) => one.familyName === familyName)
    if (!person) throw new Error(`Nobody is called ${familyName}`)
    const sessionId = await beginSession({ db, clock, box, environment: 'test' }, person, undefined)
    const digest = identityCodeDigest(person.identityCode, box)
    const { id } = await db.read((tx) => tx.person.findUniqueOrThrow({ where: { identityCodeDigest: digest }, select: { id: true } }))
    return { personId: id, personKey: personKey(digest), sessionId, name: `${person.givenNames} ${person.familyName}`, ...(role && { role }) }
  }
  return { url: database.url, db, clock, box, mandates: mandateRegistry, as }
}
