import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Whose certificates to believe: of the register's servers (absent: Node's public authorities) and of its answers; PEM. */
export type RegisterTrust = { serverCa?: string; answerCa: string }
/** What the portal proves itself with at the register (D-54), all PEM. */
export type EserviceCredentials = RegisterTrust & { key: string; certificate: string; chain: string }

export type CredentialsPlace = { directory: string; answerCaFile?: string | undefined }

/** Needs no key of ours: also for a register that does not know us. @throws when nothing tells who signs its answers */
export async function readRegisterTrust({ directory, answerCaFile }: CredentialsPlace): Promise<RegisterTrust> {
  const [serverCa, answerCa] = await Promise.all([
    readFile(path.join(directory, 'server-ca.pem'), 'utf8').catch(() => undefined), readFile(answerCaFile ?? path.join(directory, 'answer-ca.pem'), 'utf8'),
  ])
  return { answerCa, ...(serverCa !== undefined && { serverCa }) }
}

/** @throws when the register has not made them yet */
export async function readEserviceCredentials(place: CredentialsPlace): Promise<EserviceCredentials> {
  const read = (name: string) => readFile(path.join(place.directory, name), 'utf8')
  const [key, certificate, chain, trust] = await Promise.all([read('key.pem'), read('cert.pem'), read('chain.pem').catch(() => ''), readRegisterTrust(place)])
  return { key, certificate, chain, ...trust }
}

/**
 * Something opened with what `read` brings, for as long as that stays the same: it is read anew each time, since the
 * register may make its files after us, and renews them.
 */
export function openedWith<Credentials, Opened extends { close(): Promise<void> }>(
  read: () => Promise<Credentials>, open: (credentials: Credentials) => Opened,
): { current(): Promise<Opened>; close(): Promise<void> } {
  let held: { credentials: string; opened: Opened } | undefined
  return {
    async current() {
      const credentials = await read()
      const text = JSON.stringify(credentials)
      if (held?.credentials !== text) {
        void held?.opened.close()
        held = { credentials: text, opened: open(credentials) }
      }
      return held.opened
    },
    close: async () => { await held?.opened.close() },
  }
}
