import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import { hold } from '../hold.ts'

/** Whoever holds a submission is the only one to send it or to ask about it. @returns how to let go; undefined when somebody else has it */
export const holdSubmission = (db: PortalDatabase, submissionId: string): Promise<(() => Promise<void>) | undefined> => hold(db, `submission ${submissionId}`)
