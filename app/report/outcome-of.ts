import type { SubmissionView } from '#lib/portal/submissions/read-submission.ts'

export type Outcome = 'received' | 'part' | 'problem' | 'sending' | 'uncertain'

/** What a person is told of a report that was sent. */
export function outcomeOf({ status }: Pick<SubmissionView, 'status'>): Outcome {
  switch (status) {
    case 'valid': case 'invalidated': return 'received'
    case 'partlyRejected': return 'part'
    case 'rejectedAtReception': case 'rejectedInProcessing': case 'refused': return 'problem'
    case 'waiting': case 'sending': case 'inProcess': return 'sending'
    case 'uncertain': return 'uncertain'
    default: return status satisfies never
  }
}
