import type { PortalDatabase } from '#lib/platform/portal-database.ts'

/** A row that changed, and the person who brought it. */
export type Change = { table: 'upload' | 'submission'; id: string; personId: string }

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
      for (const { onEnd } of subscribers) onEnd()
      subscribers.clear()
      await stop()
    },
  }
}

function parseChange(payload: string): Change | undefined {
  const [table, id, personId] = payload.split(' ')
  return (table === 'upload' || table === 'submission') && id && personId ? { table, id, personId } : undefined
}
