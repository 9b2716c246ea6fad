import { createPrivateKey } from 'node:crypto'
import { Client, type Algorithms, type KexAlgorithm, type SFTPWrapper } from 'ssh2'
import { knownHostKeys } from './known-hosts.ts'
import type { SftpFault } from './sftp-result.ts'

export type SftpServer = {
  host: string
  port: number
  user: string
  /** PEM of the private key */
  key: string
  /** content of known_hosts; nobody else's host key is accepted */
  knownHosts: string
}

export type SftpConnection = {
  isOpen(): boolean
  /**
   * Requests of one purpose; rejected when the session ends. ssh2 drops a request on a session that has ended, and never
   * calls back.
   */
  work<T>(requests: (sftp: SFTPWrapper) => Promise<T>): Promise<T>
  end(): Promise<void>
}

export class CannotConnect extends Error {
  readonly fault: SftpFault
  constructor(fault: SftpFault, message: string) {
    super(message)
    this.fault = fault
  }
}

const CONNECT_MS_MAX = 20_000
const KEEPALIVE_MS = 10_000
const KEEPALIVES_UNANSWERED_MAX = 3
const END_MS_MAX = 2_000

/** As the interface lists them; the host key signs with SHA-2 only. */
const algorithms: Algorithms = {
  kex: [
    'curve25519-sha256', 'curve25519-sha256@libssh.org', 'ecdh-sha2-nistp521', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp256',
    'diffie-hellman-group16-sha512', 'diffie-hellman-group15-sha512',
    // known to ssh2, but not to its types
    'diffie-hellman-group17-sha512' as KexAlgorithm, 'diffie-hellman-group18-sha512',
  ],
  serverHostKey: ['rsa-sha2-512', 'rsa-sha2-256'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512', 'hmac-sha2-256'],
  compress: ['none'],
}

/** @throws CannotConnect */
export async function connectSftp(server: SftpServer): Promise<SftpConnection> {
  const { host, port, user, key, knownHosts } = server
  const known = knownHostKeys(knownHosts, { host, port })
  if (known.length === 0) throw new CannotConnect('host-key', `known_hosts has no key of ${host}, port ${port}`)
  const client = new Client()
  let isOpen = true
  let isStranger = false
  client.on('close', () => { isOpen = false })
  const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
    client.on('error', (error: Error & { level?: string }) => {
      if (isStranger) return reject(new CannotConnect('host-key', 'the server has another key than known_hosts says'))
      reject(new CannotConnect(error.level === 'client-authentication' ? 'login-refused' : 'unreachable', error.message))
    })
    client.on('close', () => reject(new CannotConnect('unreachable', 'the server ended the connection')))
    client.on('ready', () => client.setNoDelay(true).sftp((error, opened) => (error ? reject(new CannotConnect('login-refused', error.message)) : resolve(opened))))
    client.connect({
      host, port, username: user, algorithms, readyTimeout: CONNECT_MS_MAX, keepaliveInterval: KEEPALIVE_MS, keepaliveCountMax: KEEPALIVES_UNANSWERED_MAX,
      // ssh2 reads no PKCS#8.
      privateKey: createPrivateKey(key).export({ type: 'pkcs1', format: 'pem' }),
      hostVerifier: (shown: Buffer) => {
        isStranger = !known.some((one) => one.equals(shown))
        return !isStranger
      },
    })
  }).catch((error: unknown) => {
    client.destroy()
    throw error
  })
  const waiting = new Set<(error: Error) => void>()
  const sessionEnded = (): void => {
    isOpen = false
    client.destroy()
    for (const reject of [...waiting]) reject(new Error('the session has ended'))
  }
  client.on('close', sessionEnded)
  // The session alone may end, on a connection that stays.
  for (const event of ['end', 'close', 'error'] as const) sftp.on(event, sessionEnded)
  return {
    isOpen: () => isOpen,
    work: (requests) => new Promise((resolve, reject) => {
      if (!isOpen) return reject(new Error('the session has ended'))
      waiting.add(reject)
      void requests(sftp).then(resolve, reject).finally(() => waiting.delete(reject))
    }),
    end: () => new Promise((resolve) => {
      if (!isOpen) return resolve()
      const timer = setTimeout(() => client.destroy(), END_MS_MAX)
      client.once('close', () => { clearTimeout(timer); resolve() })
      client.end()
    }),
  }
}
