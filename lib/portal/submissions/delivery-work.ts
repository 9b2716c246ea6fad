import { threadFor, type PortalThreads } from '../threads/portal-threads.ts'
import type { PortalContext } from '../context.ts'
import type { SentItemValue } from './read-sent-item.ts'
import type { SentPlace } from './sent-items.ts'
import type { CorrectionRequest } from './write-correction-file.ts'

/** Work on sent messages whose result a page needs at once; done in threads, since pages cannot carry the XML stack with them. */
export type DeliveryWork = {
  readItem(request: { sent: Uint8Array; place: SentPlace }): Promise<SentItemValue | null>
  writeCorrection(request: CorrectionRequest): Promise<Uint8Array>
}

/** What use cases that look into sent messages work with. */
export type DeliveryContext = PortalContext & { deliveries: DeliveryWork }

export const deliveryWork = (threads: PortalThreads): DeliveryWork => ({
  readItem: (request) => threads.run('readSentItem', request, threadFor(request.sent.byteLength)),
  writeCorrection: (request) => threads.run('writeCorrection', request, threadFor(request.sent.byteLength)),
})
