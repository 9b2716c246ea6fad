import { notFound } from 'next/navigation'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { NotFound } from '#lib/portal/context.ts'

/** What may not be seen looks like what is not there. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof NotFound || error instanceof PermissionDenied) notFound()
    throw error
  }
}
