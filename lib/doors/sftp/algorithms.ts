/** What the door offers (D-59), in the order of preference; nothing else is negotiated. */
import { sign, type KeyObject } from 'node:crypto'
import type { Algorithms, KexAlgorithm, ParsedKey, ServerConfig } from 'ssh2'
import ssh2 from 'ssh2'

export const algorithms = {
  kex: [
    'curve25519-sha256', 'curve25519-sha256@libssh.org', 'ecdh-sha2-nistp521', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp256',
    'diffie-hellman-group16-sha512', 'diffie-hellman-group15-sha512',
    // known to ssh2, but not to its types
    'diffie-hellman-group17-sha512' as KexAlgorithm, 'diffie-hellman-group18-sha512',
  ],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512', 'hmac-sha2-256'],
  // D-64
  compress: ['none'],
} satisfies Algorithms

/**
 * Signature algorithms by name: of the host key, and of the keys that clients log in with. SHA-1 (`ssh-rsa`) only where
 * somebody has switched it on for an old client.
 */
export const signatureHashes = (allowsSha1: boolean): Readonly<Record<string, string>> =>
  ({ 'rsa-sha2-512': 'sha512', 'rsa-sha2-256': 'sha256', ...(allowsSha1 ? { 'ssh-rsa': 'sha1' } : {}) })

/**
 * The host key, once for each of its signature algorithms. Given a plain RSA key, ssh2 would always offer SHA-1 too;
 * and it would parse the PEM again for every signature.
 */
export function hostKeys(key: KeyObject, allowsSha1: boolean): ServerConfig['hostKeys'] {
  const parsed = ssh2.utils.parseKey(key.export({ type: 'pkcs1', format: 'pem' }))
  if (parsed instanceof Error) throw parsed
  return Object.entries(signatureHashes(allowsSha1)).map(([name, hash]) => ({
    key: Object.create(parsed, { type: { value: name }, sign: { value: (data: Buffer) => sign(hash, data, key) } }) as ParsedKey,
  }))
}
