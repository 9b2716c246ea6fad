import { X509Certificate, type KeyObject } from 'node:crypto'
import { openSftpChannel, type SftpChannel } from '#lib/channel/sftp/sftp-channel.ts'
import { openWsChannel, type WsChannel } from '#lib/channel/ws/ws-channel.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { Signer } from '#lib/xml/sign.ts'
import { openPrivateKey } from '../vault/sealed-key.ts'
import type { CertifiedKey, SftpLogin } from './portal-tasks.ts'

/** Whom to believe: PEM. */
export type Trust = { serverCa?: string; answerCa: string }

export type KeyChannels = {
  signer(key: CertifiedKey): Signer
  ws(key: CertifiedKey): Promise<WsChannel>
  sftp(login: SftpLogin): Promise<SftpChannel>
  close(): Promise<void>
}

/** A removed or revoked key is in no memory longer than this. */
const IDLE_MS_MAX = 60_000

/**
 * Channels with the vault's keys, each opened when it is first needed and closed when it has not been used for a
 * minute; then the opened key is gone too.
 */
export function openKeyChannels({ box, registerWs, registerSftp, trust }: { box: SealedBox; registerWs: string; registerSftp: { host: string; port: number }; trust: () => Promise<Trust> }): KeyChannels {
  const ws = new Idle((channel: WsChannel) => channel.close())
  const sftp = new Idle((channel: SftpChannel) => channel.close())
  const open = (key: CertifiedKey): KeyObject => openPrivateKey(box, key, key)
  const pemOf = (key: CertifiedKey): string => open(key).export({ type: 'pkcs8', format: 'pem' }) as string
  return {
    signer: (key) => ({ key: open(key), certificate: new X509Certificate(key.certificate) }),
    async ws(key) {
      const { serverCa, answerCa } = await trust()
      return ws.get(`${key.id} ${serverCa} ${answerCa}`, () => openWsChannel({
        url: registerWs, key: pemOf(key), certificate: new X509Certificate(key.certificate).toString() + key.chain, answerCa, ...(serverCa !== undefined && { serverCa }),
      }))
    },
    async sftp({ key, user, knownHosts }) {
      const { answerCa } = await trust()
      return sftp.get(`${key.id} ${user} ${knownHosts} ${answerCa}`, () => openSftpChannel({ ...registerSftp, user, knownHosts, key: pemOf(key), answerCa }))
    },
    async close() {
      await Promise.all([ws.close(), sftp.close()])
    },
  }
}

class Idle<Opened> {
  readonly #held = new Map<string, { opened: Opened; timer: NodeJS.Timeout }>()
  readonly #end: (opened: Opened) => Promise<void>

  constructor(end: (opened: Opened) => Promise<void>) {
    this.#end = end
  }

  get(name: string, open: () => Opened): Opened {
    const held = this.#held.get(name)
    if (held) {
      held.timer.refresh()
      return held.opened
    }
    const opened = open()
    const timer = setTimeout(() => {
      this.#held.delete(name)
      void this.#end(opened)
    }, IDLE_MS_MAX)
    timer.unref()
    this.#held.set(name, { opened, timer })
    return opened
  }

  async close(): Promise<void> {
    const all = [...this.#held.values()]
    this.#held.clear()
    await Promise.all(all.map(({ opened, timer }) => {
      clearTimeout(timer)
      return this.#end(opened)
    }))
  }
}
