/**
 * Secrets at rest. Whoever has a copy of the database but not the master key can neither sign nor log in with it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface SealedBox {
  /** Encrypts and authenticates; the same `context` must be given to open it, so that rows cannot be exchanged. */
  seal(plain: Uint8Array, context: string): Buffer
  /** @throws WrongMasterKey when the key or the context is another, or a bit has changed */
  open(sealed: Uint8Array, context: string): Buffer
  /** Keyed SHA-256 of a secret that only has to be recognised again. */
  digest(secret: string, context: string): Buffer
}

export class WrongMasterKey extends Error {}

/** Of the master key and of each key derived from it. */
export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** First byte of everything sealed: AES-256-GCM, nonce, tag, then the text. */
const FORM = 1

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
