import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What the portal proves itself with at the register (D-54), all PEM. */
export type EserviceCredentials = { key: string; certificate: string; chain: string; serverCa?: string; answerCa: string }

/** @throws when the register has not made them yet */
export async function readEserviceCredentials(directory: string, answerCaFile?: string): Promise<EserviceCredentials> {
  const read = (name: string) => readFile(path.join(directory, name), 'utf8')
  const optional = (name: string) => read(name).catch(() => undefined)
  const [key, certificate, chain, serverCa, answerCa] = await Promise.all([
    read('key.pem'), read('cert.pem'), optional('chain.pem'), optional('server-ca.pem'), answerCaFile === undefined ? read('answer-ca.pem') : readFile(answerCaFile, 'utf8'),
  ])
  return { key, certificate, chain: chain ?? '', answerCa, ...(serverCa !== undefined && { serverCa }) }
}

/**
 * Something opened with the credentials, for as long as they stay the same: they are read anew each time, since the
 * register may make them after us, and renews them.
 */
export function openedWithCredentials<Opened extends { close(): Promise<void> }>(
  { directory, answerCaFile }: { directory: string; answerCaFile?: string | undefined }, open: (credentials: EserviceCredentials) => Opened,
): { current(): Promise<Opened>; close(): Promise<void> } {
  let held: { credentials: string; opened: Opened } | undefined
  return {
    async current() {
      const credentials = await readEserviceCredentials(directory, answerCaFile)
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
