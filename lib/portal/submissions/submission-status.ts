import type { SubmissionState, WaitReason } from '#lib/platform/generated/portal/enums.ts'

/** Where a submission stands, in the words that people know (D-125): the register's statuses, and ours before it has them. */
export type SubmissionStatus =
  | 'waiting' | 'sending' | 'uncertain'
  | 'inProcess' | 'valid' | 'partlyRejected' | 'rejectedInProcessing' | 'invalidated' | 'rejectedAtReception'
  | 'refused'

export const submissionStatuses: readonly SubmissionStatus[] = ['waiting', 'sending', 'uncertain', 'inProcess', 'valid', 'partlyRejected', 'rejectedAtReception', 'rejectedInProcessing', 'invalidated', 'refused']

type Standing = { state: SubmissionState; deliveryDataStatus: number | null; invalidItemCount: number }

export function statusOf({ state, deliveryDataStatus, invalidItemCount }: Standing): SubmissionStatus {
  switch (state) {
    case 'waiting': case 'sending': case 'uncertain': case 'refused': return state
    case 'acknowledged': case 'handed_over': return 'inProcess'
    case 'rejected': return 'rejectedAtReception'
    case 'processed':
      if (deliveryDataStatus === 3) return invalidItemCount > 0 ? 'partlyRejected' : 'valid'
      return deliveryDataStatus === 6 ? 'invalidated' : 'rejectedInProcessing'
    default: return state satisfies never
  }
}

/** The rows that stand so, as a filter of the database. */
export function whereStatus(status: SubmissionStatus): { state: SubmissionState | { in: SubmissionState[] }; deliveryDataStatus?: number; invalidItemCount?: { gt: 0 } | 0 } {
  switch (status) {
    case 'waiting': case 'sending': case 'uncertain': case 'refused': return { state: status }
    case 'inProcess': return { state: { in: ['acknowledged', 'handed_over'] } }
    case 'rejectedAtReception': return { state: 'rejected' }
    case 'valid': return { state: 'processed', deliveryDataStatus: 3, invalidItemCount: 0 }
    case 'partlyRejected': return { state: 'processed', deliveryDataStatus: 3, invalidItemCount: { gt: 0 } }
    case 'rejectedInProcessing': return { state: 'processed', deliveryDataStatus: 5 }
    case 'invalidated': return { state: 'processed', deliveryDataStatus: 6 }
    default: return status satisfies never
  }
}

/** States in which the file may still be needed: its message may have to be signed anew. */
export const FILE_NEEDED_STATES = ['waiting', 'sending', 'uncertain'] as const satisfies SubmissionState[]

/** Nothing more will happen by itself. */
export const isFinal = (status: SubmissionStatus): boolean => !['waiting', 'sending', 'uncertain', 'inProcess'].includes(status)

export type StatusDetail = { status: SubmissionStatus; waitReason?: WaitReason; /** DeliveryDataStatus, once the register has given one */ code?: number; /** what has become of its reports since, where anything has */ since?: { replaced: number; cancelled: number } }

export const statusDetailOf = (row: Standing & { waitReason: WaitReason | null; replacedItemCount: number; cancelledItemCount: number }): StatusDetail => ({
  status: statusOf(row), ...(row.waitReason && { waitReason: row.waitReason }), ...(row.deliveryDataStatus !== null && { code: row.deliveryDataStatus }),
  ...(row.replacedItemCount + row.cancelledItemCount > 0 && { since: { replaced: row.replacedItemCount, cancelled: row.cancelledItemCount } }),
})

const PROCESSED_WHOLLY_REJECTED = 5

/** Everything, some items, or nothing of what was sent was rejected. */
export function rejectedOf({ state, deliveryDataStatus, invalidItemCount }: Standing): 'all' | 'some' | 'none' {
  if (state === 'rejected' || state === 'refused') return 'all'
  if (state !== 'processed') return 'none'
  return deliveryDataStatus === PROCESSED_WHOLLY_REJECTED ? 'all' : invalidItemCount > 0 ? 'some' : 'none'
}
