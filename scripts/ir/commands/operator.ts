import { createInterface } from 'node:readline/promises'
import { addOperator, listOperators, removeOperator } from '#lib/identity/operators.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { ConfigurationError, readConfiguration } from '#lib/platform/configuration.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { openPortalDatabase } from '#lib/platform/portal-database.ts'
import { readMasterKey } from '#lib/platform/read-master-key.ts'
import { printJson, UsageError, type Command } from '../command.ts'

/**
 * Who is an officer of the register (docs/decisions/0065). Works on the portal's database with its master key. The
 * identity code is read from standard input: words of a command stand in the shell's history and in lists of processes.
 */
export const command: Command = {
  options: { json: { type: 'boolean' } },
  async run({ operands: [act, ...more], options }) {
    if ((act !== 'add' && act !== 'remove' && act !== 'list') || more.length > 0) throw new UsageError('say add, remove or list')
    const configuration = readConfiguration()
    const url = configuration.PORTAL_DATABASE_URL ?? configuration.DATABASE_URL
    if (!url) throw new ConfigurationError('DATABASE_URL is missing')
    const db = openPortalDatabase({ url })
    try {
      const context = { db, clock: systemClock, box: sealedBox(readMasterKey(configuration), 'portal'), environment: configuration.IR_ENVIRONMENT }
      if (act === 'list') {
        const officers = await listOperators(context)
        if (options.json) printJson(officers)
        else for (const { name, addedAt, removedAt } of officers) console.log(`${name}, since ${addedAt.toISOString()}${removedAt ? `, until ${removedAt.toISOString()}` : ''}`)
        return 0
      }
      const result = await (act === 'add' ? addOperator : removeOperator)(context, await identityCode())
      if (options.json) printJson({ result })
      else console.log(texts[result])
      return result === 'not-an-identity-code' || result === 'never-logged-in' ? 1 : 0
    } finally {
      await db.close()
    }
  },
}

const texts = {
  'added': 'Is an officer from now on.', 'already': 'Is an officer already.', 'removed': 'Is no officer any more.', 'not-an-officer': 'Is no officer.',
  'never-logged-in': 'Is not known here. Let them log in to the portal once, then add them.', 'not-an-identity-code': 'Not a personal identity code of this environment.',
}

/** One line; asked for where somebody sits at the terminal. */
async function identityCode(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  try {
    if (process.stdin.isTTY) process.stderr.write('Personal identity code: ')
    for await (const line of lines) return line.trim().toUpperCase()
    throw new UsageError('no identity code on standard input')
  } finally {
    lines.close()
  }
}
