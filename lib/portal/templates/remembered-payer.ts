import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalReadTransaction, PortalTransaction } from '#lib/platform/portal-database.ts'
import { seal, unseal } from '../drafts/draft-row.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'

const place = (owner: OwnerKey, kind: FormKind) => `remembered payer ${owner} ${kind}`

/** What the payer's last report said of the payer; without one, who files now is who can be asked. */
export async function rememberedPayer(tx: PortalReadTransaction, { actor, box }: DraftContext, kind: FormKind, owner: OwnerKey): Promise<FormValues> {
  const known = await tx.rememberedPayer.findUnique({ where: { ownerKey_kind: { ownerKey: owner, kind } } })
  return known ? unseal<FormValues>(box, known.contentSealed, place(owner, kind)) : { contactPersons: { contactPerson: [{ name: actor.name, telephone: '' }] } }
}

export async function rememberPayer(tx: PortalTransaction, { box, clock }: DraftContext, kind: FormKind, owner: OwnerKey, { payer, contactPersons }: FormValues): Promise<void> {
  const content = { contentSealed: seal(box, { payer, contactPersons }, place(owner, kind)), updatedAt: clock.now() }
  await tx.rememberedPayer.upsert({ where: { ownerKey_kind: { ownerKey: owner, kind } }, create: { ownerKey: owner, kind, ...content }, update: content })
}
