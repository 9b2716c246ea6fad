import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import { NotFound } from '../context.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { requireReporting } from '../drafts/draft-row.ts'
import { formDefinitions, formKinds, type FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'
import { rememberedPayer } from '../templates/remembered-payer.ts'

/** What the next report of a kind begins with: whom the last one named as contact persons, and when. */
export type PayerView = { kind: FormKind; contacts: { name: string; telephone: string }[]; updatedAt: Date }

/** As far as the person's right to report goes; shown beside the income earners, whose look is logged. */
export async function listRememberedPayers(context: DraftContext, owner: OwnerKey): Promise<PayerView[]> {
  return context.db.read(async (tx) => {
    const found: PayerView[] = []
    for (const { kind, updatedAt } of await tx.rememberedPayer.findMany({ where: { ownerKey: owner, kind: { in: [...formKinds] } }, select: { kind: true, updatedAt: true }, orderBy: { kind: 'asc' } })) {
      if (await permittedScope(tx, context, formDefinitions[kind].right, owner) === undefined) continue
      const { contactPersons } = await rememberedPayer(tx, context, kind, owner)
      const contacts = ((contactPersons as FormValues | undefined)?.['contactPerson'] ?? []) as readonly FormValues[]
      found.push({ kind, updatedAt, contacts: contacts.map(({ name, telephone }) => ({ name: typeof name === 'string' ? name : '', telephone: typeof telephone === 'string' ? telephone : '' })) })
    }
    return found
  })
}

/** Forgets what the last report of a kind said of the payer: the row is deleted. @throws NotFound, PermissionDenied */
export async function forgetPayer(context: DraftContext, owner: OwnerKey, kind: FormKind): Promise<void> {
  const { db, actor, clock } = context
  await db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const { count } = await tx.rememberedPayer.deleteMany({ where: { ownerKey: owner, kind } })
    if (count === 0) throw new NotFound()
    await logAction(tx, actor, clock, { action: 'payer.forget', owner })
  })
}
