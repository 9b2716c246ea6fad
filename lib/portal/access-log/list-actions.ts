import { logAction, type ActionName } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { PortalContext } from '../context.ts'

export const ACTIONS_PER_PAGE = 50

export type ActionSearch = {
  /** part of a name */
  person?: string
  /** kind of action: the part of its name before the point */
  kind?: string
  from?: Date
  until?: Date
  /** from 1 */
  page: number
}

export type ActionRow = {
  id: string
  at: Date
  /** undefined: an officer of the register, whose name is the register's to tell */
  person?: string
  action: ActionName
  objectId?: string
  /** `certificate 12` */
  subject?: string
}

/**
 * Who has seen and done what in a party's affairs, newest first (D-131). Looking at it is itself in it.
 * @throws PermissionDenied
 */
export async function listActions(context: PortalContext, owner: OwnerKey, search: ActionSearch): Promise<{ rows: ActionRow[]; count: number; page: number; pages: number }> {
  const { db, clock, actor } = context
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'access-log.read', owner)
    const where: Prisma.ActionWhereInput = { AND: [{ ownerKey: owner }, conditionsOf(search)] }
    const count = await tx.action.count({ where })
    const pages = Math.max(1, Math.ceil(count / ACTIONS_PER_PAGE))
    const page = Math.min(search.page, pages)
    const found = await tx.action.findMany({
      where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip: (page - 1) * ACTIONS_PER_PAGE, take: ACTIONS_PER_PAGE,
      include: { person: { select: { givenNames: true, familyName: true } } },
    })
    await logAction(tx, actor, clock, { action: 'access-log.view', owner })
    return {
      count, page, pages,
      rows: found.map(({ id, at, action, person, objectId, subject }) => ({
        id: String(id), at, action: action as ActionName, ...(!isOfficers(action) && { person: `${person.givenNames} ${person.familyName}` }),
        ...(objectId !== null && { objectId }), ...(subject !== null && { subject }),
      })),
    }
  })
}

const OFFICERS = 'operator.'
const isOfficers = (action: string) => action.startsWith(OFFICERS)

function conditionsOf({ person, kind, from, until }: ActionSearch): Prisma.ActionWhereInput {
  const words = person?.trim().split(/\s+/).filter((word) => word !== '') ?? []
  return {
    ...(kind !== undefined && { action: { startsWith: `${kind}.` } }),
    ...((from || until) && { at: { ...(from && { gte: from }), ...(until && { lt: until }) } }),
    // A name that is not shown cannot be searched for either.
    ...(words.length > 0 && {
      NOT: { action: { startsWith: OFFICERS } },
      person: { AND: words.map((contains) => ({ OR: [{ givenNames: { contains, mode: 'insensitive' as const } }, { familyName: { contains, mode: 'insensitive' as const } }] })) },
    }),
  }
}
