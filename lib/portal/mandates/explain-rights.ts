import type { Role } from '#lib/identity/actor.ts'
import { cellOf, grounds, portalFunctions, scopeOf, type Ground, type PortalFunction, type Standing } from '#lib/identity/permissions.ts'

/** Grounds on which somebody can stand towards the party of each role. */
const groundsOfRole: Record<Exclude<Role['kind'], 'operator'>, readonly Ground[]> = {
  'organisation': ['organ', 'procuration', 'report-wages', 'browse-wages', 'report-benefits', 'browse-benefits'],
  'private-person': ['self', 'income-data'],
  'data-user': ['data-user-master', 'data-user'],
}

export type ExplainedRight = {
  function: PortalFunction
  have: 'write' | 'read' | 'none'
  /** the right covers these suborganisations only */
  limitedTo?: string[]
  /** what would give more: the right to read where there is none, the right to write where it can only be read */
  gives: Ground[]
}

/**
 * Every function of a role: what the person may do and what would give the rest. Says what the permission table says and
 * nothing about the party, so it can be shown to whoever acts in the role.
 */
export function explainRights(kind: Exclude<Role['kind'], 'operator'>, standings: readonly Standing[]): ExplainedRight[] {
  const possible = groundsOfRole[kind]
  const offered = portalFunctions.filter((name) => possible.some((ground) => cellOf(name, ground) !== '-'))
  return offered.map((name) => {
    const [write, read] = [scopeOf(standings, `${name}.write`), scopeOf(standings, `${name}.read`)]
    const scope = write ?? read
    const gives = write !== undefined ? [] : grounds.filter((ground) => ground !== 'self' && possible.includes(ground) && (read === undefined ? cellOf(name, ground) !== '-' : cellOf(name, ground).startsWith('W')))
    return { function: name, have: write !== undefined ? 'write' : read !== undefined ? 'read' : 'none', ...(scope !== undefined && scope !== 'all' && { limitedTo: scope.subOrganisationIds }), gives }
  })
}
