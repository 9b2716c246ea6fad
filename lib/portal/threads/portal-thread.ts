/** A thread of the portal: XML and the register's web services. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import { openWsChannel, type WsChannel } from '#lib/channel/ws/ws-channel.ts'
import { serveTasks, threadData } from '#lib/platform/worker-thread.ts'
import { signDocument } from '#lib/xml/sign.ts'
import { explainAnswer } from '../submissions/explain-answer.ts'
import { checkFile } from '../uploads/check-file.ts'
import type { PortalTasks, PortalThreadData } from './portal-tasks.ts'

const { data } = threadData<PortalThreadData>()

type Credentials = { key: string; certificate: string; chain: string; serverCa?: string; answerCa: string }
let opened: { credentials: Credentials; channel: WsChannel } | undefined

/**
 * Credentials are read anew for each message: the register may make them after us, and renews them. The connection
 * lives as long as they stay the same.
 */
async function channel(): Promise<WsChannel> {
  const credentials = await readCredentials()
  if (opened && JSON.stringify(opened.credentials) !== JSON.stringify(credentials)) {
    void opened.channel.close()
    opened = undefined
  }
  opened ??= {
    credentials,
    channel: openWsChannel({
      url: data.registerWs, key: credentials.key, certificate: credentials.certificate + credentials.chain, answerCa: credentials.answerCa,
      ...(credentials.serverCa !== undefined && { serverCa: credentials.serverCa }),
    }),
  }
  return opened.channel
}

async function readCredentials(): Promise<Credentials> {
  const read = (name: string) => readFile(path.join(data.credentialsDirectory, name), 'utf8')
  const optional = (name: string) => read(name).catch(() => undefined)
  const [key, certificate, chain, serverCa, answerCa] = await Promise.all([
    read('key.pem'), read('cert.pem'), optional('chain.pem'), optional('server-ca.pem'), data.answerCaFile ? readFile(data.answerCaFile, 'utf8') : read('answer-ca.pem'),
  ])
  return { key, certificate, chain: chain ?? '', answerCa, ...(serverCa !== undefined && { serverCa }) }
}

/** Without credentials nothing can leave: as when nobody answers, the file waits and goes later. */
const notSentWithoutCredentials = (error: unknown): SendResult => ({ known: 'not-sent', fault: 'certificate-refused', reason: `no credentials of the e-service: ${(error as Error).message}` })

serveTasks<PortalTasks>({
  // Read where it is checked, one after the other: of several large files one at a time is in memory.
  check: async ({ file, settings }) => checkFile(readFileSync(file), settings),
  async sign({ file, signed }) {
    const bytes = await readFile(file)
    if (signed) return bytes
    const { key, certificate } = await readCredentials()
    return signDocument(bytes, { key: createPrivateKey(key), certificate: new X509Certificate(certificate) })
  },
  send: ({ message, service, operation }) => channel().then((open) => open.send(message, { service, operation, irChannel: 'upload' }), notSentWithoutCredentials),
  ask: (query) => channel().then((open) => {
    const self = { type: 1, code: data.businessId }
    return open.status({ ...query, deliveryDataCreator: self, deliveryDataSender: self })
  }, notSentWithoutCredentials),
  explain: async ({ answer, sent }) => explainAnswer(answer, sent),
}, { close: async () => { await opened?.channel.close() } })
