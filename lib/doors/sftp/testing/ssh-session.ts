/** A client of our own making, to say what client programs would not say. */
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { Client, type ClientChannel, type ConnectConfig, type SFTPWrapper } from 'ssh2'
import type { SftpAccount } from './sftp-register.ts'

export type TestSession = {
  client: Client
  sftp: SFTPWrapper
  /** The outcome of one operation: 'ok', or the status it was refused with. */
  status(work: (sftp: SFTPWrapper, done: (error?: Error | null) => void) => void): Promise<StatusName>
  put(name: string, content: string | Buffer): Promise<StatusName>
  names(directory: string): Promise<string[]>
  /** Resolves when the server has ended the connection. */
  ended: Promise<void>
  /** As if the cable were cut. */
  cut(): void
  end(): Promise<void>
}

const STATUS_NAMES = ['ok', 'end of file', 'no such file', 'permission denied', 'failure', 'bad message', 'no connection', 'connection lost', 'unsupported'] as const
export type StatusName = (typeof STATUS_NAMES)[number] | 'gone'

export type SessionOptions = Partial<ConnectConfig>

/** @throws what ssh2 says when the login is refused */
export async function openClient(account: SftpAccount, options: SessionOptions = {}): Promise<Client> {
  const client = new Client()
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('close', () => reject(new Error('closed')))
    client.on('ready', resolve)
    client.connect({ host: '127.0.0.1', port: account.port, username: account.user, privateKey: account.key.export({ type: 'pkcs1', format: 'pem' }), readyTimeout: 20_000, ...options })
  }).catch((error: unknown) => {
    client.destroy()
    throw error
  })
  return client
}

export async function openSession(account: SftpAccount, options: SessionOptions = {}): Promise<TestSession> {
  const client = await openClient(account, options)
  client.setNoDelay(true)
  const ended = new Promise<void>((resolve) => client.once('close', () => resolve()))
  const sftp = await promisify<SFTPWrapper>(client.sftp.bind(client))()
  const status: TestSession['status'] = (work) => new Promise((resolve) => work(sftp, (error) => {
    if (!error) return resolve('ok')
    const { code } = error as { code?: unknown }
    resolve(typeof code === 'number' ? STATUS_NAMES[code] ?? 'failure' : 'gone')
  }))
  return {
    client, sftp, status, ended,
    put: (name, content) => status((wrapper, done) => wrapper.writeFile(name, content, done)),
    names: async (directory) => (await promisify(sftp.readdir.bind(sftp))(directory)).map(({ filename }) => filename).sort(),
    cut: () => { (client as unknown as { _sock: Socket })._sock.destroy() },
    async end() {
      client.end()
      await ended
    },
  }
}

/** A channel with the SFTP subsystem, for bytes that are no requests. */
export const openRawChannel = (client: Client): Promise<ClientChannel> => new Promise((resolve, reject) => client.subsys('sftp', (error, channel) => (error ? reject(error) : resolve(channel))))
