import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { ServiceLanguage } from '#lib/platform/generated/portal/enums.ts'
import type { PortalContext } from '../context.ts'

/** The language in which a party is written to. @throws PermissionDenied */
export async function chooseLanguage(context: PortalContext, owner: OwnerKey, language: ServiceLanguage): Promise<void> {
  const { db, clock, actor } = context
  await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'basic-data.write', owner)
    const chosen = { language, changedAt: clock.now() }
    await tx.basicData.upsert({ where: { ownerKey: owner }, create: { ownerKey: owner, ...chosen }, update: chosen })
    await logAction(tx, actor, clock, { action: 'basic-data.change-language', owner })
  })
}
