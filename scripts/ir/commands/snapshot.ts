import { z } from 'zod'
import { onlyOperand, printJson, UsageError, type Command } from '../command.ts'
import { askControl, RESTORE_MS_MAX } from '../control-client.ts'

const Info = z.object({ name: z.string(), savedAt: z.iso.datetime() })
const done = { save: 'saved', load: 'loaded', delete: 'deleted' } as const

export const command: Command = {
  options: { replace: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ operands: [act, ...rest], options }) {
    if (act === 'list') {
      if (rest.length > 0) throw new UsageError('list takes no name')
      const { snapshots } = z.object({ snapshots: z.array(Info) }).parse(await askControl('GET', '/snapshots'))
      if (options.json) printJson(snapshots)
      else for (const { name, savedAt } of snapshots) console.log(`${savedAt}  ${name}`)
      return 0
    }
    if (act !== 'save' && act !== 'load' && act !== 'delete') throw new UsageError('say save, load, list or delete')
    const name = onlyOperand({ operands: rest, options }, 'NAME')
    if (!/^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/.test(name)) throw new UsageError(`${name} is no name: letters, digits, - and _, at most 60`)
    const answer = Info.partial({ savedAt: true }).parse(await askControl('POST', '/snapshots', { act, name, replace: options.replace === true }, { waitMsMax: RESTORE_MS_MAX }))
    if (options.json) printJson({ [done[act]]: true, ...answer })
    else console.log(`${name} is ${done[act]}`)
    return 0
  },
}
