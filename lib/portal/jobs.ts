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
  /** what became of deliveries since, by whichever way */
  'learn-states': Record<never, string>
  'obtain-certificate': { requestId: string }
  'recover-certificate-requests': Record<never, string>
  /** renews, destroys what is over, learns of revocations */
  'keep-vault': Record<never, string>
  /** a key's files, an hour after it was given away */
  'forget-key-files': { requestId: string }
  'remove-old-uploads': Record<never, string>
  'remove-old-drafts': Record<never, string>
}

export const planJob = <Name extends keyof PortalJobs>(tx: Pick<PortalTransaction, '$executeRaw'>, name: Name, payload: PortalJobs[Name], options?: JobOptions): Promise<void> =>
  addJob(tx, name, payload, options)
