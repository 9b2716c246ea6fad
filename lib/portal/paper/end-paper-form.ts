import { NotFound } from '../context.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { openPaperForm, stateOf } from './read-paper-form.ts'

const letterPlace = (paperFormId: string): string => `letter about paper form ${paperFormId}`

/**
 * Entered by mistake: the paper can be entered anew.
 * @param reason for the log
 * @returns false: it has come to an end already
 * @throws PermissionDenied, NotFound
 */
export async function discardPaperForm(context: DraftContext, paperFormId: string, reason: string): Promise<boolean> {
  return end(context, paperFormId, 'operator.paper-discard', { discardedAt: context.clock.now(), discardReason: reason })
}

/**
 * The paper lacks what has to be there: nothing of it is stored in the register, and the payer gets a letter (e-service 5.2).
 * @param letter PDF, kept as it was sent
 * @returns false: it has come to an end already
 * @throws PermissionDenied, NotFound
 */
export async function rejectPaperForm(context: DraftContext, paperFormId: string, { letter, language }: { letter: Uint8Array; language: 'fi' | 'sv' | 'en' }): Promise<boolean> {
  return end(context, paperFormId, 'operator.paper-reject', {
    rejectedAt: context.clock.now(), rejectedById: context.actor.personId, letterLanguage: language, letterSealed: new Uint8Array(context.box.seal(Buffer.from(letter), letterPlace(paperFormId))),
  })
}

type Ending = { discardedAt: Date; discardReason: string } | { rejectedAt: Date; rejectedById: string; letterLanguage: 'fi' | 'sv' | 'en'; letterSealed: Uint8Array<ArrayBuffer> }

async function end(context: DraftContext, paperFormId: string, action: 'operator.paper-discard' | 'operator.paper-reject', ending: Ending): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    // Under the draft's lock, which sending holds too: it is filed or ended, never both.
    await tx.$queryRaw`SELECT 1 FROM report_draft d JOIN paper_form p ON p.draft_id = d.id WHERE p.id = ${paperFormId}::uuid FOR UPDATE`
    const form = await openPaperForm(tx, context, paperFormId, action)
    if (stateOf(form) !== 'entering') return false
    await tx.paperForm.update({ where: { id: paperFormId }, data: { ...ending, draftId: null } })
    if (form.draftId !== null) await tx.reportDraft.delete({ where: { id: form.draftId } })
    return true
  })
}

/** The letter as it was sent. @throws PermissionDenied, NotFound when there is none */
export async function readLetter(context: DraftContext, paperFormId: string): Promise<{ pdf: Uint8Array; archiveReference: string }> {
  return context.db.transaction(async (tx) => {
    const { letterSealed, archiveReference } = await openPaperForm(tx, context, paperFormId, 'operator.paper-letter')
    if (letterSealed === null) throw new NotFound()
    return { pdf: new Uint8Array(context.box.open(letterSealed, letterPlace(paperFormId))), archiveReference }
  })
}
