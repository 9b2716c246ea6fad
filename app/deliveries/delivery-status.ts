import type { Tone } from '#components/ui/alert.tsx'
import type { FoundDelivery } from '#schemas/eservice-report-operations.ts'
import { statusTone } from '../texts/status-tone.ts'

/** The register's status in the words that lists use (D-125). */
export function deliveryStatus({ status, invalidItemCount }: Pick<FoundDelivery, 'status' | 'invalidItemCount'>): { key: 'inProcess' | 'valid' | 'partlyRejected' | 'rejectedInProcessing' | 'invalidated'; tone: Tone } {
  const key = status === 2 ? 'inProcess' : status === 6 ? 'invalidated' : status === 5 ? 'rejectedInProcessing' : (invalidItemCount ?? 0) > 0 ? 'partlyRejected' : 'valid'
  return { key, tone: statusTone[key] }
}
