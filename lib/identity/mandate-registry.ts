import type { IsoDate } from '#lib/platform/clock.ts'
import type { MandateTheme, Organ } from '#lib/platform/generated/portal/enums.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { MandateSource, Represented } from './mandate-source.ts'
import { businessIdOf, identityCodeDigestOf, personKey as keyOfPerson } from './owner-key.ts'
import type { Ground, Standing } from './permissions.ts'

/** M5 equals an organ role; M6 concerns an income earner's own data and gives nothing towards a payer. */
const groundOfTheme: Record<Exclude<MandateTheme, 'M6'>, Ground> = { M1: 'browse-wages', M2: 'report-wages', M3: 'browse-benefits', M4: 'report-benefits', M5: 'organ' }
const groundOfOrgan = (organ: Organ): Ground => (organ === 'procuration_holder' ? 'procuration' : 'organ')

/** The registry in the portal's own tables: organ roles, mandates with their two specifiers, data user roles. */
export const mandateRegistry: MandateSource = {
  async standings(tx, { personId, personKey }, owner, today) {
    if (owner === personKey) return [{ ground: 'self' }]
    const day = dayOf(today)
    const businessId = businessIdOf(owner)
    if (businessId === undefined) {
      const identityCodeDigest = identityCodeDigestOf(owner)
      const mandates = identityCodeDigest ? await tx.mandate.count({ where: { theme: 'M6', assignorPerson: { identityCodeDigest }, assigneePersonId: personId, ...mandateInForce(day) } }) : 0
      return mandates > 0 ? [{ ground: 'income-data' }] : []
    }
    const dataUser = await tx.dataUserRole.findMany({ where: { personId, businessId, ...inForce(day) }, select: { kind: true } })
    return [
      ...(await organisationsOf(tx, personId, day, businessId)).flatMap(({ standings }) => standings),
      ...dataUser.map(({ kind }): Standing => ({ ground: kind === 'master' ? 'data-user-master' : 'data-user' })),
    ]
  },

  represented: async (tx, personId, today) =>
    (await organisationsOf(tx, personId, dayOf(today))).sort((a, b) => a.name.localeCompare(b.name, 'fi')),

  async incomeEarners(tx, personId, today) {
    const given = await tx.mandate.findMany({ where: { theme: 'M6', assignorPersonId: { not: null }, assigneePersonId: personId, ...mandateInForce(dayOf(today)) }, include: { assignorPerson: true } })
    const earners = new Map(given.map(({ assignorPerson }) => assignorPerson!).map(({ id, identityCodeDigest, givenNames, familyName }) => [id, { personId: id, key: keyOfPerson(identityCodeDigest), name: `${givenNames} ${familyName}` }]))
    return [...earners.values()].sort((a, b) => a.name.localeCompare(b.name, 'fi'))
  },

  async dataUsers(tx, personId, today) {
    const roles = await tx.dataUserRole.findMany({ where: { personId, ...inForce(dayOf(today)) }, include: { organisation: true } })
    return [...merged(roles.map(({ kind, organisation }) => ({
      businessId: organisation.businessId, name: organisation.name, standings: [{ ground: kind === 'master' ? 'data-user-master' : 'data-user' }],
    }))).values()]
  },
}

/**
 * Three ways to an organisation: an organ role in it; a mandate from it to the person; or a mandate from it to an
 * agent, where the person has an organ role in the agent or the agent has allocated this client to the person.
 * An allocation never gives more than the client gave the agent.
 */
async function organisationsOf(tx: PortalReadTransaction, personId: string, day: Date, only?: string): Promise<Represented[]> {
  const organRoles = await tx.organRole.findMany({ where: { personId, ...inForce(day) }, include: { organisation: true } })
  const given = await tx.mandate.findMany({
    where: { assigneePersonId: personId, assignorBusinessId: { not: null }, theme: { not: 'M6' }, ...mandateInForce(day) }, include: { assignorOrganisation: true },
  })
  const direct = given.filter(({ customerId }) => customerId === null)
  const allocated = given.filter(({ customerId }) => customerId !== null)
  const agents = new Set([
    ...organRoles.map(({ businessId }) => businessId),
    ...allocated.map(({ assignorBusinessId }) => assignorBusinessId!),
  ])
  const clients = agents.size === 0 ? [] : await tx.mandate.findMany({
    where: { assigneeBusinessId: { in: [...agents] }, assignorBusinessId: only ?? { not: null }, theme: { not: 'M6' }, ...mandateInForce(day) },
    include: { assignorOrganisation: true, assigneeOrganisation: true },
  })
  const leads = new Set(organRoles.filter(({ organ }) => groundOfOrgan(organ) === 'organ').map(({ businessId }) => businessId))

  const found: Represented[] = []
  for (const { organ, organisation } of organRoles) found.push({ ...named(organisation), standings: [{ ground: groundOfOrgan(organ) }] })
  for (const mandate of direct) found.push({ ...named(mandate.assignorOrganisation!), standings: [standingOf(mandate)] })
  for (const mandate of clients) {
    const agent = mandate.assigneeBusinessId!
    const mayRepresent = leads.has(agent)
      || allocated.some((allocation) => allocation.assignorBusinessId === agent && allocation.customerId === mandate.assignorBusinessId && allocation.theme === mandate.theme)
    if (mayRepresent) found.push({ ...named(mandate.assignorOrganisation!), standings: [standingOf(mandate)], agent: named(mandate.assigneeOrganisation!) })
  }
  return [...merged(found.filter(({ businessId }) => only === undefined || businessId === only)).values()]
}

const named = ({ businessId, name }: { businessId: string; name: string }) => ({ businessId, name })

function standingOf({ theme, subOrganisationId }: { theme: MandateTheme; subOrganisationId: string | null }): Standing {
  if (theme === 'M6') throw new Error('M6 gives no standing towards a payer')
  return { ground: groundOfTheme[theme], ...(subOrganisationId !== null && { subOrganisationId }) }
}

/** One entry for each organisation. An organisation reached on the person's own account is not shown as a client. */
function merged(all: readonly Represented[]): Map<string, Represented> {
  const byId = new Map<string, Represented>()
  for (const one of all) {
    const known = byId.get(one.businessId)
    if (!known) byId.set(one.businessId, { ...one, standings: [...one.standings] })
    else {
      known.standings.push(...one.standings)
      if (!one.agent) delete known.agent
    }
  }
  return byId
}

const dayOf = (today: IsoDate) => new Date(`${today}T00:00:00Z`)
/** Withdrawn, a mandate gives nothing from that moment on, whatever its days say. */
const mandateInForce = (day: Date) => ({ withdrawnAt: null, ...inForce(day) })
const inForce = (day: Date) => ({ validFrom: { lte: day }, OR: [{ validUntil: null }, { validUntil: { gte: day } }] })
