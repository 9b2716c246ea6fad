import { decompress } from '../stored-bytes.ts'
import { threadFor } from '../threads/portal-threads.ts'
import type { PortalTasks } from '../threads/portal-tasks.ts'
import type { Outcome } from './outcome.ts'
import type { SendingContext } from './sending-context.ts'

/** What an answer of the register says, with the places it speaks of found in what was sent. */
export async function explained({ db, threads }: SendingContext, submissionId: string, answer: PortalTasks['explain'][0]['answer']): Promise<Outcome> {
  const { rootElement, messages: [sent] } = await db.read((tx) => tx.submission.findUniqueOrThrow({
    where: { id: submissionId }, select: { rootElement: true, messages: { where: { kind: 'delivery' }, select: { content: true, byteLength: true } } },
  }))
  return threads.run('explain', { answer, rootElement, ...(sent && { sent: await decompress(sent.content) }) }, threadFor(sent?.byteLength ?? 0))
}
