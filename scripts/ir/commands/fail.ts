import { z } from 'zod'
import { faultNames, isFaultName } from '#lib/register/sandbox/faults.ts'
import { printJson, UsageError, type Command } from '../command.ts'
import { askControl } from '../control-client.ts'

const Faults = z.object({ faults: z.array(z.object({ name: z.string(), on: z.boolean(), about: z.string() })) })

export const command: Command = {
  options: { json: { type: 'boolean' } },
  async run({ operands: [name, state, ...more], options }) {
    if (name === undefined) {
      const { faults } = Faults.parse(await askControl('GET', '/faults'))
      const width = Math.max(...faults.map(({ name: { length } }) => length))
      if (options.json) printJson(faults)
      else for (const { name: each, on, about } of faults) console.log(`${on ? 'on ' : 'off'}  ${each.padEnd(width)}  ${about}`)
      return 0
    }
    if (!isFaultName(name) && name !== 'all') throw new UsageError(`there is no fault ${name}. The faults are: ${faultNames.join(', ')}`)
    if ((state !== 'on' && state !== 'off') || more.length > 0 || (name === 'all' && state === 'on')) throw new UsageError(name === 'all' ? 'all can be switched off only' : 'say on or off')
    for (const each of name === 'all' ? faultNames : [name]) Faults.parse(await askControl('POST', '/faults', { name: each, on: state === 'on' }))
    if (options.json) printJson({ name, on: state === 'on' })
    else console.log(`${name} is ${state}`)
    return 0
  },
}
