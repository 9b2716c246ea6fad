/** A thread of the portal: XML and the register's web services. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import { openWsChannel } from '#lib/channel/ws/ws-channel.ts'
import { serveTasks, threadData } from '#lib/platform/worker-thread.ts'
import { signDocument } from '#lib/xml/sign.ts'
import { openedWithCredentials, readEserviceCredentials } from '../eservice-credentials.ts'
import { explainAnswer } from '../submissions/explain-answer.ts'
import { checkFile } from '../uploads/check-file.ts'
import type { PortalTasks, PortalThreadData } from './portal-tasks.ts'

const { data } = threadData<PortalThreadData>()

const credentials = { directory: data.credentialsDirectory, ...(data.answerCaFile !== undefined && { answerCaFile: data.answerCaFile }) }
const eservice = openedWithCredentials(credentials, ({ key, certificate, chain, serverCa, answerCa }) =>
  openWsChannel({ url: data.registerWs, key, certificate: certificate + chain, answerCa, ...(serverCa !== undefined && { serverCa }) }))

/** Without credentials nothing can leave: as when nobody answers, the file waits and goes later. */
const notSentWithoutCredentials = (error: unknown): SendResult => ({ known: 'not-sent', fault: 'certificate-refused', reason: `no credentials of the e-service: ${(error as Error).message}` })

serveTasks<PortalTasks>({
  // Read where it is checked, one after the other: of several large files one at a time is in memory.
  check: async ({ file, settings }) => checkFile(readFileSync(file), settings),
  async sign({ file, signed }) {
    const bytes = await readFile(file)
    if (signed) return bytes
    const { key, certificate } = await readEserviceCredentials(credentials.directory, credentials.answerCaFile)
    return signDocument(bytes, { key: createPrivateKey(key), certificate: new X509Certificate(certificate) })
  },
  send: ({ message, service, operation }) => eservice.current().then((open) => open.send(message, { service, operation, irChannel: 'upload' }), notSentWithoutCredentials),
  ask: (query) => eservice.current().then((open) => {
    const self = { type: 1, code: data.businessId }
    return open.status({ ...query, deliveryDataCreator: self, deliveryDataSender: self })
  }, notSentWithoutCredentials),
  explain: async ({ answer, sent }) => explainAnswer(answer, sent),
}, { close: eservice.close })
