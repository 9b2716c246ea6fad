import type { getTranslations } from 'next-intl/server'
import type { TimelineStep } from '#components/records/timeline.tsx'
import type { SubmissionView } from '#lib/portal/submissions/read-submission.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** The way of a record. What is done has a time; the first that has none is where it stands. */
export function timelineOf({ times, status, realTime, channel }: Pick<SubmissionView, 'times' | 'status' | 'realTime' | 'channel'>, t: Translate): TimelineStep[] {
  const isRefused = status === 'rejectedAtReception' || status === 'refused'
  const steps: { name: string; at?: Date; bad?: boolean }[] = [
    { name: t('record.step.received'), at: times.received },
    { name: t('record.step.checked'), at: times.checked },
    { name: t('record.step.submitted'), at: times.submitted },
    { name: t('record.step.sent'), ...(times.sent && { at: times.sent }) },
    ...(isRefused
      ? [{ name: status === 'refused' ? t('status.refused') : t('record.step.rejected'), bad: true, ...(times.finished && { at: times.finished }) }]
      : [
        // A real-time call is answered with the feedback at once, and SFTP knows feedback only: there is no acknowledgement between.
        ...(realTime || channel === 'sftp' ? [] : [{ name: t('record.step.acknowledged'), ...(times.acknowledged && { at: times.acknowledged }) }]),
        { name: t('record.step.processed'), bad: status === 'rejectedInProcessing', ...(times.finished && { at: times.finished }) },
      ]),
  ]
  const next = steps.findIndex(({ at }) => at === undefined)
  return steps.map(({ name, at, bad }, index) => ({ name, ...(at && { at }), state: at ? (bad ? 'bad' : 'done') : index === next ? 'current' : 'pending' }))
}
