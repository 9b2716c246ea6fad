import type { Tone } from '#components/ui/alert.tsx'
import type { SubmissionStatus } from '#lib/portal/submissions/submission-status.ts'

export const statusTone: Record<SubmissionStatus, Tone> = {
  waiting: 'info', sending: 'info', uncertain: 'warn', inProcess: 'info', valid: 'good', partlyRejected: 'warn',
  rejectedAtReception: 'bad', rejectedInProcessing: 'bad', invalidated: 'warn', refused: 'bad',
}
