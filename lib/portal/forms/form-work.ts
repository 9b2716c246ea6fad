import type { PortalTasks } from '../threads/portal-tasks.ts'
import type { PortalThreads } from '../threads/portal-threads.ts'

/** Work on XML whose result a form needs at once; done in threads, since pages cannot carry the XML stack with them. */
export type FormWork = {
  write(request: PortalTasks['writeForm'][0]): Promise<Uint8Array>
}

export const formWork = (threads: PortalThreads): FormWork => ({
  write: (request) => threads.run('writeForm', request, { lane: 'small' }),
})
