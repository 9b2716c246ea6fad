import type { JobContext } from '../context.ts'
import type { PortalThreads } from '../threads/portal-threads.ts'

/** What sending and asking work with. */
export type SendingContext = JobContext & { threads: PortalThreads }
