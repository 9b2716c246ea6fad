import { addJob, type JobOptions } from '#lib/platform/jobs.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'

/** Every background job of the portal, with what it is given. */
export type PortalJobs = {
  'check-upload': { uploadId: string }
  'send-submission': { submissionId: string }
  /** it is uncertain whether it arrived: ask before sending again */
  'ask-about-submission': { submissionId: string }
  'fetch-feedback': { submissionId: string }
  /** finds what a crash left behind */
  'recover-submissions': Record<never, string>
  'remove-old-uploads': Record<never, string>
}

export const planJob = <Name extends keyof PortalJobs>(tx: Pick<PortalTransaction, '$executeRaw'>, name: Name, payload: PortalJobs[Name], options?: JobOptions): Promise<void> =>
  addJob(tx, name, payload, options)
