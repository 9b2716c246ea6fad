import { UsageError, type Command } from '../command.ts'
import { askControl } from '../control-client.ts'

export const command: Command = {
  options: { json: { type: 'boolean' } },
  async run({ operands: [moment], options }) {
    if (moment !== undefined && moment !== 'now' && Number.isNaN(Date.parse(moment))) throw new UsageError(`${moment} is not a moment such as 2026-03-01T09:00:00+02:00`)
    const answer = moment === undefined
      ? await askControl('GET', '/clock')
      : await askControl('POST', '/clock', { moment: moment === 'now' ? null : new Date(moment).toISOString() })
    const { now } = answer as { now: string }
    console.log(options.json ? JSON.stringify({ now }) : now)
    return 0
  },
}
