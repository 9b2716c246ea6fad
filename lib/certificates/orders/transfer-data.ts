import { randomBytes, randomInt } from 'node:crypto'

/** Without characters that are taken for one another when somebody reads them out. */
const READABLE = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
const READABLE_CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** After so many, transfer data are void (D-68). */
export const WRONG_PASSWORDS_MAX = 5

/** Names an order towards the certificate service: four groups of five, 100 bits. */
export const newTransferId = (): string => Array.from({ length: 4 }, () => random(READABLE_CAPITALS, 5)).join('-')

/** The longest that the interface takes: 16 characters, 93 bits. */
export const newTransferPassword = (): string => random(READABLE, 16)

export const newPin = (): string => random('0123456789', 6)

/** What GetCertificate asks with: 32 characters, 128 bits. */
export const newRetrievalId = (): string => randomBytes(16).toString('hex')

const random = (characters: string, length: number): string =>
  Array.from({ length }, () => characters[randomInt(characters.length)]).join('')
