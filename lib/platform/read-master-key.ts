import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigurationError, isProduction, type Configuration } from './configuration.ts'
import { KEY_BYTES } from './master-key.ts'

const KEY_FILE = 'master.key'

/**
 * The master key of MASTER_KEY or DATA_DIR/master.key. In the test environment the file is made when there is neither.
 * @throws ConfigurationError in production without a key, and for a file that holds none
 */
export function readMasterKey(configuration: Configuration): Buffer {
  if (configuration.MASTER_KEY) return Buffer.from(configuration.MASTER_KEY, 'base64')
  const file = path.join(configuration.DATA_DIR, KEY_FILE)
  if (!existsSync(file)) {
    if (isProduction(configuration)) {
      throw new ConfigurationError(`Configuration: MASTER_KEY: production starts only with a master key (32 random bytes in base64: openssl rand -base64 32), here or in ${file}`)
    }
    createKeyFile(file)
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new ConfigurationError(`Configuration: ${file} does not hold 32 bytes in base64`)
  return key
}

/** Whole or not at all, and only once: of two processes that start together both go on with the first one's key. */
function createKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}
