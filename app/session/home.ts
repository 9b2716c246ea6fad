import type { Role } from '#lib/identity/actor.ts'

/** Home page of a role. */
export function homeOf({ kind }: Role): string {
  switch (kind) {
    case 'organisation': return '/org'
    case 'private-person': return '/me'
    case 'data-user': return '/du'
    case 'operator': return '/operator'
    default: return kind satisfies never
  }
}
