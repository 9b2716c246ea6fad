/**
 * Who may do what: the one permission table (D-124). Rows are the portal's functions, columns the grounds on which a
 * person stands towards a party. Nothing else in the portal decides about rights.
 */

/** On what ground a person acts for a party. Themes M1-M4 may be limited to a suborganisation. */
export const grounds = [
  /** registered position, or the mandate M5 that equals it */
  'organ',
  /** holder of procuration with sole representation (D-118) */
  'procuration',
  'report-wages', // M2
  'browse-wages', // M1
  'report-benefits', // M4
  'browse-benefits', // M3
  /** one's own affairs, as income earner or household payer */
  'self',
  /** an income earner's own data, on their behalf: M6 */
  'income-data',
  'data-user-master',
  'data-user',
  /** officer of the register: towards every organisation, by the portal's own table (docs/decisions/0065) */
  'operator',
] as const
export type Ground = (typeof grounds)[number]

/** On these one stands towards a person, on all others towards an organisation. */
export const isTowardsPerson = (ground: Ground): boolean => ground === 'self' || ground === 'income-data'

/** W: create, correct, cancel, and read. R: read. s: only within the mandate's suborganisation, where it names one. */
type Cell = 'W' | 'Ws' | 'R' | 'Rs' | '-'

const table = {
  //                               organ procur.   M2    M1    M4    M3    self  M6      master other operator
  'wage-reports':                 ['W', 'W',       'Ws', '-',  '-',  '-',  'W',  '-',  '-',    '-',   '-'],
  'submitted-wage-reports':       ['R', 'R',       'Rs', 'Rs', '-',  '-',  'R',  '-',  '-',    '-',   '-'],
  'benefit-reports':              ['W', 'W',       '-',  '-',  'Ws', '-',  '-',  '-',  '-',    '-',   '-'],
  'submitted-benefit-reports':    ['R', 'R',       '-',  '-',  'Rs', 'Rs', '-',  '-',  '-',    '-',   '-'],
  // Records sent: M1-M4 see those of their own kind of data.
  'wage-records':                 ['W', 'W',       'Ws', 'Rs', '-',  '-',  'W',  '-',  '-',    '-',   '-'],
  'benefit-records':              ['W', 'W',       '-',  '-',  'Ws', 'Rs', '-',  '-',  '-',    '-',   '-'],
  'subscription-records':         ['W', 'W',       'W',  'R',  'W',  'R',  'W',  '-',  'W',    '-',   '-'],
  'upload-wages':                 ['W', 'W',       'Ws', '-',  '-',  '-',  'W',  '-',  '-',    '-',   '-'],
  'upload-benefits':              ['W', 'W',       '-',  '-',  'Ws', '-',  '-',  '-',  '-',    '-',   '-'],
  'upload-subscriptions':         ['W', 'W',       'W',  '-',  'W',  '-',  'W',  '-',  'W',    '-',   '-'],
  'orders':                       ['W', 'W',       'W',  '-',  'W',  '-',  'W',  'W',  'W',    '-',   '-'],
  'subscriptions':                ['R', 'R',       'R',  'R',  'R',  'R',  'R',  'R',  'R',    'R',   '-'],
  'basic-data':                   ['W', 'R',       'W',  'R',  'W',  'R',  'W',  'W',  'R',    '-',   '-'],
  // Who leads the organisation gives and withdraws its mandates, M5 equals that (D-124); a person gives their own.
  'mandates':                     ['W', '-',       '-',  '-',  '-',  '-',  'W',  '-',  '-',    '-',   '-'],
  'messages':                     ['R', 'R',       'R',  'R',  'R',  'R',  '-',  '-',  '-',    '-',   '-'],
  'benefits-confirmation':        ['W', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    '-',   '-'],
  'interface-application':        ['W', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    '-',   '-'],
  // A data user's master user has to do with certificates of data use only (docs/decisions/0066).
  'certificates':                 ['W', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    '-',   '-'],
  'data-user-certificates':       ['W', '-',       '-',  '-',  '-',  '-',  '-',  '-',  'W',    '-',   '-'],
  'data-user-authorisations':     ['-', '-',       '-',  '-',  '-',  '-',  '-',  '-',  'W',    '-',   '-'],
  'data-search':                  ['-', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    'R',   '-'],
  'own-income':                   ['-', '-',       '-',  '-',  '-',  '-',  'R',  'R',  '-',    '-',   '-'],
  'access-log':                   ['R', '-',       '-',  '-',  '-',  '-',  'R',  '-',  'R',    '-',   '-'],
  // Reports that come on paper are entered by officers, for whoever the payer is (docs/decisions/0126).
  'paper-reports':                ['-', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    '-',   'W'],
  'operator':                     ['-', '-',       '-',  '-',  '-',  '-',  '-',  '-',  '-',    '-',   'W'],
} as const satisfies Record<string, readonly Cell[]>

export type PortalFunction = keyof typeof table
export const portalFunctions = Object.keys(table) as PortalFunction[]

/** A right: a function, and whether it is to be read or written. */
export type Right = `${PortalFunction}.${'read' | 'write'}`

/** The person's ground towards one party, with the suborganisation its mandate is limited to. */
export type Standing = { ground: Ground; subOrganisationId?: string }

/** What a right covers: everything of the party, or only these suborganisations. */
export type Scope = 'all' | { subOrganisationIds: string[] }

export const cellOf = (name: PortalFunction, ground: Ground): Cell => table[name][grounds.indexOf(ground)] ?? '-'

/** The widest scope that the standings give for a right; undefined: none. */
export function scopeOf(standings: readonly Standing[], right: Right): Scope | undefined {
  const [name, kind] = right.split('.') as [PortalFunction, 'read' | 'write']
  const limited: string[] = []
  for (const { ground, subOrganisationId } of standings) {
    const cell = cellOf(name, ground)
    if (cell === '-' || (kind === 'write' && !cell.startsWith('W'))) continue
    if (subOrganisationId === undefined || !cell.endsWith('s')) return 'all'
    limited.push(subOrganisationId)
  }
  return limited.length > 0 ? { subOrganisationIds: limited } : undefined
}

/** Is something that concerns these suborganisations of the party (none: the party as a whole) wholly within the scope? */
export const covers = (scope: Scope | undefined, subOrganisationIds: readonly string[]): boolean =>
  scope === 'all' || (scope !== undefined && subOrganisationIds.length > 0 && subOrganisationIds.every((id) => scope.subOrganisationIds.includes(id)))
