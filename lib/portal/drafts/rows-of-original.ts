import { rowNames } from '../forms/locked-changes.ts'
import type { DraftContext } from './draft-context.ts'
import { originalOf, ownDraft } from './draft-row.ts'

/**
 * Names of the rows that the form of a correction was filled with: only what stands in them is locked.
 * @returns undefined where the original is not known
 * @throws NotFound, PermissionDenied
 */
export async function rowsOfOriginal(context: DraftContext, draftId: string): Promise<readonly string[] | undefined> {
  const original = originalOf(context.box, await context.db.read((tx) => ownDraft(tx, context, draftId)))
  return original && rowNames(original)
}
