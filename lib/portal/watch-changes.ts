import { requirePermission } from '#lib/identity/require-permission.ts'
import type { Change } from './changes.ts'
import { NotFound, type PortalContext } from './context.ts'
import { ownerOfRole } from './role-rights.ts'
import { requireSight } from './submissions/read-submission.ts'

export type Watched = { kind: 'uploads' } | { kind: 'submission'; submissionId: string } | { kind: 'role' } | { kind: 'certificates' }

/**
 * Which changes concern an open page. That something changed is itself said only to those who may see it.
 * @throws NotFound, PermissionDenied
 */
export async function watchChanges(context: PortalContext, watched: Watched): Promise<(change: Change) => boolean> {
  const { db, actor } = context
  switch (watched.kind) {
    case 'uploads': return (change) => change.table !== 'certificate' && change.personId === actor.personId
    case 'role': {
      const owner = ownerOfRole(actor)
      if (owner === undefined) throw new NotFound()
      return (change) => change.table === 'submission' && change.owner === owner
    }
    case 'certificates': {
      const owner = ownerOfRole(actor)
      if (owner === undefined) throw new NotFound()
      await db.read((tx) => requirePermission(tx, context, 'certificates.read', owner))
      return (change) => change.table === 'certificate' && change.owner === owner
    }
    case 'submission': {
      const { submissionId } = watched
      await db.read(async (tx) => requireSight(tx, context, await tx.submission.findUnique({ where: { id: submissionId } })))
      return (change) => change.table === 'submission' && change.id === submissionId
    }
    default: return watched satisfies never
  }
}
