import type { JobTasks } from '#lib/platform/jobs.ts'
import { obtainCertificate, recoverCertificateRequests } from './certificates/get/obtain-certificate.ts'
import { forgetKeyFiles } from './certificates/get/take-key.ts'
import { removeOldDrafts } from './drafts/remove-old-drafts.ts'
import type { PortalJobs } from './jobs.ts'
import { askAboutSubmission, fetchFeedback } from './submissions/ask-about-submission.ts'
import { learnStates } from './submissions/learn-states.ts'
import { recoverSubmissions } from './submissions/recover-submissions.ts'
import { sendSubmission } from './submissions/send-submission.ts'
import type { SendingContext } from './submissions/sending-context.ts'
import { checkUpload } from './uploads/check-upload.ts'
import { removeOldUploads } from './uploads/remove-uploads.ts'
import { keepVault } from './vault/keep-vault.ts'

/** What each job does. Apart from the jobs' names: pages plan jobs, and must not carry XML and channels with them. */
export const portalTasks = (context: SendingContext): JobTasks<PortalJobs> => ({
  'check-upload': (payload, run) => checkUpload(context, payload, run),
  'send-submission': (payload) => sendSubmission(context, payload),
  'ask-about-submission': (payload) => askAboutSubmission(context, payload),
  'fetch-feedback': (payload) => fetchFeedback(context, payload),
  'recover-submissions': () => recoverSubmissions(context),
  'learn-states': () => learnStates(context),
  'obtain-certificate': (payload) => obtainCertificate(context, payload),
  'recover-certificate-requests': () => recoverCertificateRequests(context),
  'keep-vault': () => keepVault(context),
  'forget-key-files': (payload) => forgetKeyFiles(context, payload),
  'remove-old-uploads': () => removeOldUploads(context),
  'remove-old-drafts': () => removeOldDrafts(context),
})
