import { z } from 'zod'
import { printJson, type Command } from '../command.ts'
import { askControl } from '../control-client.ts'

const Messages = z.array(z.object({
  id: z.number(),
  kind: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string().optional(),
  text: z.string().optional(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
}))

export const command: Command = {
  options: { json: { type: 'boolean' } },
  async run(input) {
    const messages = Messages.parse(await askControl('GET', '/outbox'))
    if (input.options.json) printJson(messages)
    else for (const { kind, to, createdAt, subject, text = '' } of messages) console.log(`${createdAt} ${kind} to ${to}${subject === undefined ? '' : `: ${subject}`}\n\n${text}\n`)
    return 0
  },
}
