import { readFileSync, writeFileSync } from 'node:fs'
import { authorityOptions } from '#lib/certificates/authority-options.ts'
import { establishHierarchy } from '#lib/certificates/hierarchy.ts'
import { exportKey, forgetKey, restoreKey } from '#lib/certificates/offline-keys.ts'
import { ConfigurationError, readConfiguration } from '#lib/platform/configuration.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { required, UsageError, type Command } from '../command.ts'

/** For operators: works on the database of DATABASE_URL, with its master key; the system may run meanwhile. */
export const command: Command = {
  options: { 'take-out': { type: 'string' }, 'bring-back': { type: 'string' }, 'passphrase-file': { type: 'string' } },
  async run(input) {
    const role = upperRole(input.operands)
    const [takeOut, bringBack] = [input.options['take-out'], input.options['bring-back']]
    if ((takeOut === undefined) === (bringBack === undefined)) throw new UsageError('either --take-out or --bring-back')
    const passphrase = readFileSync(required(input, 'passphrase-file'), 'utf8').trim()
    if (passphrase.length < PASSPHRASE_CHARACTERS_MIN) throw new UsageError(`the passphrase must have at least ${PASSPHRASE_CHARACTERS_MIN} characters`)
    const configuration = readConfiguration()
    const url = configuration.REGISTER_DATABASE_URL ?? configuration.DATABASE_URL
    if (!url) throw new ConfigurationError('DATABASE_URL is missing')
    const { environment, masterKey, publishedAt } = authorityOptions(configuration)
    const db = openDatabase({ url, schema: 'register', connectionsMax: 2, applicationName: 'ir authority-key' })
    try {
      const box = sealedBox(masterKey, 'register')
      const now = new Date()
      const { authority } = await establishHierarchy({ db, environment, box, now, publishedAt })
      const options = { db, box, authority: authority(role) }
      if (takeOut !== undefined) {
        const file = required(input, 'take-out')
        writeFileSync(file, await exportKey(options, passphrase), { mode: 0o600, flag: 'wx', flush: true })
        await forgetKey(options, { pem: readFileSync(file, 'utf8'), passphrase, now })
        console.log(`The key of ${options.authority.name} is in ${file} only. Its revocation list holds for a year; bring the key back before, to sign the next.`)
      } else {
        await restoreKey(options, { pem: readFileSync(required(input, 'bring-back'), 'utf8'), passphrase })
        console.log(`The key of ${options.authority.name} is back in the database.`)
      }
      return 0
    } finally {
      await db.close()
    }
  },
}

const PASSPHRASE_CHARACTERS_MIN = 12

function upperRole(operands: string[]): 'root' | 'intermediate' {
  const [role, ...more] = operands
  if ((role !== 'root' && role !== 'intermediate') || more.length > 0) throw new UsageError('name root or intermediate')
  return role
}
