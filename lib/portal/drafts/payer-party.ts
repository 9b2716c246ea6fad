import { personOfRole } from '#lib/identity/actor.ts'
import { openIdentityCode } from '#lib/identity/sessions.ts'
import { businessIdOf, type OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE, type PartyId } from '#schemas/parties.ts'
import { NotFound } from '../context.ts'
import type { DraftContext } from './draft-context.ts'
import { unseal, type OwnDraft } from './draft-row.ts'

export type PayerParty = { party: PartyId; name: string }

/** The payer as a message names it: an organisation by its Business ID, a person by the identity code: one's own, or that of the income earner on whose behalf the role is. Rights are the caller's to ask for. @throws NotFound */
export async function payerParty(tx: PortalReadTransaction, { actor, box }: Pick<DraftContext, 'actor' | 'box'>, owner: OwnerKey): Promise<PayerParty> {
  const businessId = businessIdOf(owner)
  if (businessId !== undefined) {
    const organisation = await tx.organisation.findUnique({ where: { businessId }, select: { name: true } })
    return { party: { type: BUSINESS_ID, code: businessId }, name: organisation?.name ?? businessId }
  }
  const person = personOfRole(actor, owner)
  if (!person) throw new NotFound()
  const { identityCodeDigest, identityCodeSealed } = await tx.person.findUniqueOrThrow({ where: { id: person.personId }, select: { identityCodeDigest: true, identityCodeSealed: true } })
  return { party: { type: PERSONAL_IDENTITY_CODE, code: openIdentityCode(box, identityCodeDigest, identityCodeSealed) }, name: person.name }
}

/** The payer of a draft: of a paper form, whom the officer read from it. @throws NotFound */
export async function payerOfDraft(tx: PortalReadTransaction, context: Pick<DraftContext, 'actor' | 'box'>, { owner, paperForm }: Pick<OwnDraft, 'owner' | 'paperForm'>): Promise<PayerParty> {
  return paperForm ? { party: unseal<PartyId>(context.box, paperForm.partySealed, payerPlace(paperForm.id)), name: paperForm.payerName } : payerParty(tx, context, owner)
}

export const payerPlace = (paperFormId: string): string => `payer of paper form ${paperFormId}`
