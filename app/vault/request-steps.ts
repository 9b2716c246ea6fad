import type { TimelineStep } from '#components/records/timeline.tsx'
import type { RequestView } from '#lib/portal/certificates/get/read-requests.ts'
import type { Translate } from '../interface/words.ts'

/** The way of a request as far as it has come, and what is still before it. */
export function requestSteps({ times, state, isOrder, orderId }: Pick<RequestView, 'times' | 'state' | 'isOrder' | 'orderId'>, t: Translate): TimelineStep[] {
  const name = (step: 'asked' | 'ordered' | 'signing' | 'signed' | 'fetched' | 'failed') => t(`getCertificate.page.step.${step}`)
  const steps: { name: string; at?: Date | undefined }[] = [
    { name: name('asked'), at: times.asked },
    ...(isOrder || orderId !== null ? [{ name: name('ordered'), at: times.ordered }] : []),
    { name: name('signing'), at: times.signing },
    { name: name('signed'), at: times.signed },
    ...(state === 'failed' ? [] : [{ name: name('fetched'), at: times.finished }]),
  ]
  const next = steps.findIndex(({ at }) => at === undefined)
  const shown = steps.map(({ name: text, at }, index): TimelineStep => ({ name: text, ...(at && { at }), state: at ? 'done' : index === next && state !== 'failed' ? 'current' : 'pending' }))
  // What never came is not shown as still to come.
  return state === 'failed' ? [...shown.filter(({ at }) => at), { name: name('failed'), ...(times.finished && { at: times.finished }), state: 'bad' }] : shown
}
