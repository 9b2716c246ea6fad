import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied, permittedScope } from '#lib/identity/require-permission.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { formDefinitions } from '../forms/form-kinds.ts'
import { readEarners } from '../templates/remembered-earners.ts'
import { earnerKinds, type EarnerKind } from './earner-fields.ts'

export const EARNERS_PER_PAGE = 50

export type EarnerRow = { id: string; kind: EarnerKind; name: string; /** masked */ identifier: string; lastPaymentDate: Date }
export type EarnerSearch = { /** words of a name, or a whole identifier */ text?: string; /** from 1 */ page: number }

/** Kinds of report of which the person may see what is remembered. @throws PermissionDenied when there is none */
export async function permittedKinds(tx: PortalReadTransaction, context: DraftContext, owner: OwnerKey): Promise<EarnerKind[]> {
  const permitted: EarnerKind[] = []
  for (const kind of earnerKinds) if (await permittedScope(tx, context, formDefinitions[kind].right, owner) !== undefined) permitted.push(kind)
  if (permitted.length === 0) throw new PermissionDenied('wage-reports.write')
  return permitted
}

/** Whom the payer has reported in the forms of this portal, by name, as far as the person's right goes. @throws PermissionDenied */
export async function listEarners(context: DraftContext, owner: OwnerKey, { text = '', page: wanted }: EarnerSearch): Promise<{ rows: EarnerRow[]; count: number; page: number; pages: number }> {
  const { db, actor, clock } = context
  return db.transaction(async (tx) => {
    const found: EarnerRow[] = []
    for (const kind of await permittedKinds(tx, context, owner)) {
      const earners = (await readEarners(tx, context, kind, owner, {})).filter(matching(text))
      found.push(...earners.map(({ id, shownName, shownIdentifier, lastPaymentDate }) => ({ id, kind, name: shownName, identifier: shownIdentifier, lastPaymentDate })))
    }
    await logAction(tx, actor, clock, { action: 'earner.list', owner })
    found.sort((one, other) => one.name.localeCompare(other.name, 'fi'))
    const pages = Math.max(1, Math.ceil(found.length / EARNERS_PER_PAGE))
    const page = Math.min(wanted, pages)
    return { rows: found.slice((page - 1) * EARNERS_PER_PAGE, page * EARNERS_PER_PAGE), count: found.length, page, pages }
  })
}

/** Every word begins a word of the name; or it is the whole identifier, so that nobody finds a code by its pieces. */
function matching(text: string): (earner: { name: string; identifier: string }) => boolean {
  const words = text.trim().toLocaleLowerCase('fi').split(/\s+/).filter(Boolean)
  return ({ name, identifier }) => {
    if (words.length === 1 && identifier.toLocaleLowerCase('fi') === words[0]) return true
    const ofName = name.toLocaleLowerCase('fi').split(/[\s-]+/)
    return words.every((word) => ofName.some((one) => one.startsWith(word)))
  }
}
