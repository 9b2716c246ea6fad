/**
 * Private keys at rest: each under a data key of its own, the data key under the master key. Bound to row and
 * organisation, so that nothing exchanged between rows opens.
 */
import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto'
import { sealedBox, type SealedBox } from '#lib/platform/master-key.ts'

/** As the database keeps it. */
export type SealedKey = { dataKeySealed: Uint8Array; privateKeySealed: Uint8Array }
/** What it is bound to. */
export type KeyPlace = { id: string; businessId: string }

const DATA_KEY_BYTES = 32
const context = (what: 'data key' | 'private key', { id, businessId }: KeyPlace) => `key vault ${what} ${id} ${businessId}`

export function sealPrivateKey(box: SealedBox, place: KeyPlace, key: KeyObject): SealedKey {
  const dataKey = randomBytes(DATA_KEY_BYTES)
  const plain = key.export({ type: 'pkcs8', format: 'der' })
  try {
    return {
      dataKeySealed: box.seal(dataKey, context('data key', place)),
      privateKeySealed: sealedBox(dataKey, 'portal').seal(plain, context('private key', place)),
    }
  } finally {
    plain.fill(0)
    dataKey.fill(0)
  }
}

/** @throws WrongMasterKey when it was sealed elsewhere, under another master key, or a bit has changed */
export function openPrivateKey(box: SealedBox, place: KeyPlace, { dataKeySealed, privateKeySealed }: SealedKey): KeyObject {
  const dataKey = box.open(dataKeySealed, context('data key', place))
  try {
    const plain = sealedBox(dataKey, 'portal').open(privateKeySealed, context('private key', place))
    try {
      return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
    } finally {
      plain.fill(0)
    }
  } finally {
    dataKey.fill(0)
  }
}
