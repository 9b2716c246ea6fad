/**
 * Secrets at rest. Whoever has a copy of the database but not the master key can neither sign nor log in with it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigurationError, isProduction, type Configuration } from './configuration.ts'

export interface SealedBox {
  /** Encrypts and authenticates; the same `context` must be given to open it, so that rows cannot be exchanged. */
  seal(plain: Uint8Array, context: string): Buffer
  /** @throws WrongMasterKey when the key or the context is another, or a bit has changed */
  open(sealed: Uint8Array, context: string): Buffer
  /** Keyed SHA-256 of a secret that only has to be recognised again. */
  digest(secret: string, context: string): Buffer
}

export class WrongMasterKey extends Error {}

const KEY_FILE = 'master.key'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** First byte of everything sealed: AES-256-GCM, nonce, tag, then the text. */
const FORM = 1

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

/** Keys of one purpose; what one side sealed, another cannot open, though both start from the same master key. */
export function sealedBox(masterKey: Uint8Array, purpose: 'register' | 'portal'): SealedBox {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `incomes register ${purpose} ${use}`, KEY_BYTES))
  const sealing = derived('sealing')
  const digesting = derived('digest')
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), text])
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed)
      const nonce = bytes.subarray(1, 1 + NONCE_BYTES)
      const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
      try {
        if (bytes[0] !== FORM) throw new Error('unknown form')
        const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context)).setAuthTag(tag)
        return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()])
      } catch {
        throw new WrongMasterKey(`The master key does not open ${context}: it was sealed under another one`)
      }
    },
    digest: (secret, context) => createHmac('sha256', digesting).update(`${context}\0${secret}`).digest(),
  }
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
