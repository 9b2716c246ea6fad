import { organisationKey, parseOwnerKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'

/** A row that changed: an upload of a person, a submission of a person about an owner's affairs, a key or a request for a certificate of an organisation. */
export type Change =
  | { table: 'upload'; id: string; personId: string }
  | { table: 'submission'; id: string; personId: string; owner: OwnerKey }
  | { table: 'certificate'; id: string; owner: OwnerKey }

/** Tells open pages that something changed; they read it anew through their own use case, with its own permission. */
export interface ChangeFeed {
  /** @param onChange undefined: something may have been missed, look again */
  subscribe(onChange: (change: Change | undefined) => void, onEnd: () => void): () => void
  readonly subscribers: number
  close(): Promise<void>
}

/** One listening connection for the whole process, however many pages are open. */
export async function openChangeFeed(db: PortalDatabase): Promise<ChangeFeed> {
  const subscribers = new Set<{ onChange: (change: Change | undefined) => void; onEnd: () => void }>()
  const stop = await db.listen('portal_change', (payload) => {
    const change = parseChange(payload)
    for (const { onChange } of subscribers) onChange(change)
  })
  return {
    subscribe(onChange, onEnd) {
      const subscriber = { onChange, onEnd }
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    get subscribers() { return subscribers.size },
    async close() {
      for (const { onEnd } of [...subscribers]) onEnd()
      subscribers.clear()
      await stop()
    },
  }
}

/** As the database's triggers write it. */
function parseChange(payload: string): Change | undefined {
  const [table, id, whose, owner] = payload.split(' ')
  if (table === 'upload' && id && whose) return { table, id, personId: whose }
  if (table === 'submission' && id && whose && owner) return { table, id, personId: whose, owner: parseOwnerKey(owner) }
  if (table === 'certificate' && id && whose) return { table, id, owner: organisationKey(whose) }
  return undefined
}
