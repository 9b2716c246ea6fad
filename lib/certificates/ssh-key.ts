import { createHash, type KeyObject } from 'node:crypto'

/** `ssh-rsa AAAA…`: an RSA key in the form of SSH (RFC 4253, 6.6), public or private key given. */
export function sshPublicKey(key: KeyObject): string {
  const { e, n } = key.export({ format: 'jwk' })
  const fields = [Buffer.from('ssh-rsa'), multiplePrecision(e!), multiplePrecision(n!)]
  return `ssh-rsa ${Buffer.concat(fields.flatMap((field) => [lengthOf(field), field])).toString('base64')}`
}

/** Base64 without padding, as OpenSSH shows it after `SHA256:`. */
export const hostKeySha256 = (key: KeyObject): string =>
  createHash('sha256').update(Buffer.from(sshPublicKey(key).split(' ')[1]!, 'base64')).digest('base64').replace(/=+$/, '')

/** Lines of known_hosts for a server at `port` of every name; 22 is not written. */
export const knownHosts = (key: KeyObject, names: readonly string[], port: number): string =>
  `${names.map((name) => (port === 22 ? name : `[${name}]:${port}`)).join(',')} ${sshPublicKey(key)}\n`

/** A leading zero where the first bit is set: the number is positive. */
function multiplePrecision(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url')
  return bytes[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(field.length)
  return length
}
