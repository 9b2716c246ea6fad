import { z } from 'zod'
import { printJson, UsageError, type Command } from '../command.ts'
import { askControl, RESTORE_MS_MAX } from '../control-client.ts'

const Reset = z.object({ keptCertificates: z.number(), portal: z.boolean() })

export const command: Command = {
  options: { all: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ operands, options }) {
    if (operands.length > 0) throw new UsageError(`it resets everything: what is ${operands[0]}?`)
    const done = Reset.parse(await askControl('POST', '/reset', { all: options.all === true }, { waitMsMax: RESTORE_MS_MAX }))
    if (options.json) printJson({ reset: true, ...done })
    else console.log(`${done.portal ? 'Register and portal are' : 'The register (the portal runs elsewhere) is'} as when freshly started; ${done.keptCertificates} certificates of software go on working.`)
    return 0
  },
}
