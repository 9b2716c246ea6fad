import type { Actor } from '#lib/identity/actor.ts'
import { identityCodeDigest, personKey } from '#lib/identity/owner-key.ts'
import type { Standing } from '#lib/identity/permissions.ts'
import { beginSession } from '#lib/identity/sessions.ts'
import type { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'

const validFrom = new Date('2020-01-01')
const themes = { 'report-wages': 'M2', 'browse-wages': 'M1', 'report-benefits': 'M4', 'browse-benefits': 'M3' } as const
let people = 500

/** Somebody new who stands so towards the organisation; `self` and no standing: somebody who has nothing to do with it. */
export async function personWith(portal: Awaited<ReturnType<typeof populatedPortal>>, businessId: string, standing?: Standing): Promise<Actor> {
  const identityCode = artificialPersonalIdentityCode(people++)
  const sessionId = await beginSession({ ...portal, environment: 'test' }, { identityCode, givenNames: 'Uusi', familyName: 'Henkilö' }, undefined)
  const identityDigest = identityCodeDigest(identityCode, portal.box)
  const { id: personId } = await portal.db.read((tx) => tx.person.findUniqueOrThrow({ where: { identityCodeDigest: identityDigest } }))
  const { ground, subOrganisationId } = standing ?? {}
  await portal.db.transaction(async (tx) => {
    switch (ground) {
      case undefined: case 'self': case 'income-data': return
      case 'organ': case 'procuration':
        return tx.organRole.create({ data: { personId, businessId, organ: ground === 'organ' ? 'board_chair' : 'procuration_holder', validFrom } })
      case 'data-user-master': case 'data-user':
        return tx.dataUserRole.create({ data: { personId, businessId, kind: ground === 'data-user' ? 'other' : 'master', validFrom } })
      case 'operator':
        return tx.operator.create({ data: { personId, addedAt: portal.clock.now() } })
      default:
        return tx.mandate.create({ data: { theme: themes[ground], assignorBusinessId: businessId, assigneePersonId: personId, validFrom, ...(subOrganisationId && { subOrganisationId }) } })
    }
  })
  return { personId, sessionId, personKey: personKey(identityDigest), name: 'Uusi Henkilö' }
}
