import { readFileSync, writeFileSync } from 'node:fs'
import { CannotSign, signDocument } from '#lib/xml/sign.ts'
import { required, UsageError, type Command } from '../command.ts'
import { readCredentials } from '../credentials-directory.ts'

export const command: Command = {
  options: { credentials: { type: 'string' }, out: { type: 'string' } },
  async run(input) {
    const [file] = input.operands
    if (file === undefined) throw new UsageError('which FILE?')
    const { signer } = readCredentials(required(input, 'credentials'))
    try {
      const signed = signDocument(readFileSync(file), signer)
      if (typeof input.options.out === 'string') writeFileSync(input.options.out, signed)
      else process.stdout.write(signed)
      return 0
    } catch (error) {
      if (!(error instanceof CannotSign)) throw error
      console.error(`ir sign: ${error.message}${error.errors[0] ? ` (line ${error.errors[0].line}: ${error.errors[0].message})` : ''}`)
      return 1
    }
  },
}
