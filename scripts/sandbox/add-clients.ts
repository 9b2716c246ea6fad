import { ensureOrganisation } from '#lib/certificates/organisations.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { openPortal } from './open-portal.ts'
import type { SandboxData } from './sandbox-data.ts'

/** Far from the Business IDs of the population and of tests. */
const FIRST = 300_000
const VALID_FROM = new Date('2019-01-01T00:00:00Z')

/**
 * More of the artificial population: organisations that have mandated `agent` to report their wages. As with the rest of
 * it, nobody has given these mandates: they are there.
 * @returns their Business IDs; the same ones each time
 */
export async function addClients(data: SandboxData, { agent, count }: { agent: string; count: number }): Promise<{ clients: string[]; portal: boolean }> {
  const clients = Array.from({ length: count }, (_, index) => ({ businessId: artificialBusinessId(FIRST + index), name: `Esimerkkiasiakas ${index + 1} Oy` }))
  const now = systemClock.now()
  await data.register.transaction(async (tx) => {
    for (const client of clients) await ensureOrganisation(tx, client, { artificial: true, now })
  })
  const portal = await openPortal(data)
  try {
    await portal?.transaction(async (tx) => {
      await tx.organisation.createMany({ data: clients.map((client) => ({ ...client, artificial: true, createdAt: now })), skipDuplicates: true })
      const given = await tx.mandate.findMany({ where: { assigneeBusinessId: agent, theme: 'M2' }, select: { assignorBusinessId: true } })
      const represented = new Set(given.map(({ assignorBusinessId }) => assignorBusinessId))
      const missing = clients.filter(({ businessId }) => !represented.has(businessId))
      await tx.mandate.createMany({ data: missing.map(({ businessId }) => ({ theme: 'M2' as const, assignorBusinessId: businessId, assigneeBusinessId: agent, validFrom: VALID_FROM })) })
    })
    return { clients: clients.map(({ businessId }) => businessId), portal: portal !== undefined }
  } finally {
    await portal?.close()
  }
}
