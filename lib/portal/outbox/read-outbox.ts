import { logAction } from '#lib/identity/action-log.ts'
import type { OutboxEntry } from '#schemas/eservice-operations.ts'
import { NotFound, type InterfaceContext } from '../context.ts'

const MESSAGES_MAX = 1_000
export const MESSAGES_PER_PAGE = 20

export type Outbox = { count: number; page: number; pages: number; messages: OutboxEntry[] }

/**
 * Mails and text messages of the register, newest first; for anyone who is logged in, in the test environment only.
 * @param query part of a recipient
 * @throws NotFound in production; the register's failures
 */
export async function readOutbox({ db, actor, clock, register }: InterfaceContext, environment: 'test' | 'production', { query, page }: { query: string; page: number }): Promise<Outbox> {
  if (environment !== 'test') throw new NotFound()
  await db.transaction((tx) => logAction(tx, actor, clock, { action: 'outbox.view' }))
  const { messages } = await register.call('read-outbox', { limit: MESSAGES_MAX })
  const wanted = plain(query)
  const found = wanted === '' ? messages : messages.filter(({ to }) => plain(to).includes(wanted))
  const pages = Math.max(1, Math.ceil(found.length / MESSAGES_PER_PAGE))
  const shown = Math.min(page, pages)
  return { count: found.length, page: shown, pages, messages: found.slice((shown - 1) * MESSAGES_PER_PAGE, shown * MESSAGES_PER_PAGE) }
}

/** As people write it: phone numbers with spaces, names in any case. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '')
