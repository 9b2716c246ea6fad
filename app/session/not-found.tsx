import { NothingHere } from '#components/shell/nothing-here.tsx'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { answerNotFound } from '#lib/portal/answer-status.ts'
import { NotFound } from '#lib/portal/context.ts'

/** What may not be seen looks like what is not there. @returns undefined for both */
export async function ifVisible<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) return undefined
    throw error
  }
}

/** In place of the page, with status 404. */
export function NotFoundHere() {
  answerNotFound()
  return <NothingHere />
}
