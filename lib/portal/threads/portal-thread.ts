/** A thread of the portal: XML, keys, and the register's doors. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { openCertificateServiceChannel, type CertificateServiceChannel } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import { openWsChannel } from '#lib/channel/ws/ws-channel.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { serveTasks, threadData } from '#lib/platform/worker-thread.ts'
import { signDocument } from '#lib/xml/sign.ts'
import { checkSigningRequest } from '../certificates/get/signing-request-check.ts'
import { openedWith, readEserviceCredentials, readRegisterTrust } from '../eservice-credentials.ts'
import { writeForm } from '../forms/write-form.ts'
import { readSpreadsheet } from '../imports/read-spreadsheet.ts'
import { explainAnswer } from '../submissions/explain-answer.ts'
import { readSentItem } from '../submissions/read-sent-item.ts'
import { writeCorrectionFile } from '../submissions/write-correction-file.ts'
import { checkFile } from '../uploads/check-file.ts'
import { makeKey } from '../vault/make-key.ts'
import { protectKey } from '../vault/protect-key.ts'
import { openPrivateKey } from '../vault/sealed-key.ts'
import { openKeyChannels } from './key-channels.ts'
import type { PortalTasks, PortalThreadData } from './portal-tasks.ts'

const { data } = threadData<PortalThreadData>()
const box = sealedBox(data.masterKey, 'portal')
const place = { directory: data.credentialsDirectory, answerCaFile: data.answerCaFile }

const eservice = openedWith(() => readEserviceCredentials(place), ({ key, certificate, chain, serverCa, answerCa }) =>
  openWsChannel({ url: data.registerWs, key, certificate: certificate + chain, answerCa, ...(serverCa !== undefined && { serverCa }) }))
const certificateService = openedWith(() => readRegisterTrust(place), ({ serverCa, answerCa }) => {
  if (data.registerPki === undefined) throw new Error('REGISTER_PKI_URL is not set')
  return openCertificateServiceChannel({ url: data.registerPki, environment: data.environment === 'production' ? 'PRODUCTION' : 'TEST', answerCa, ...(serverCa !== undefined && { serverCa }) })
})
const vault = openKeyChannels({ box, registerWs: data.registerWs, registerSftp: data.registerSftp, trust: () => readRegisterTrust(place) })

const reasonOf = (error: unknown): string => (error as Error).message
/** Without credentials nothing can leave: as when nobody answers, the file waits and goes later. */
const notSentWithoutCredentials = (error: unknown): SendResult => ({ known: 'not-sent', fault: 'certificate-refused', reason: `no credentials: ${reasonOf(error)}` })
const withCertificateService = <Result>(work: (channel: CertificateServiceChannel) => Promise<Result>): Promise<Result | { known: 'not-sent'; reason: string }> =>
  certificateService.current().then(work, (error: unknown) => ({ known: 'not-sent', reason: reasonOf(error) }))

serveTasks<PortalTasks>({
  // Read where it is checked, one after the other: of several large files one at a time is in memory.
  check: async ({ file, settings }) => checkFile(readFileSync(file), settings),
  async sign({ file, signed, key: own }) {
    const bytes = await readFile(file)
    if (own) return { message: signed ? bytes : signDocument(bytes, vault.signer(own)) }
    const { key, certificate } = await readEserviceCredentials(place)
    const signer = { key: createPrivateKey(key), certificate: new X509Certificate(certificate) }
    return { message: signed ? bytes : signDocument(bytes, signer), eserviceSerial: signer.certificate.serialNumber }
  },
  send: ({ message, service, operation, irChannel, arrivedOn, key }) => (key
    ? vault.ws(key).then((open) => open.send(message, { service, operation }), notSentWithoutCredentials)
    : eservice.current().then((open) => open.send(message, { service, operation, irChannel, ...(arrivedOn !== undefined && { arrivedOn }) }), notSentWithoutCredentials)),
  ask({ key, ...query }) {
    const self = { type: 1, code: key?.businessId ?? data.businessId }
    return (key ? vault.ws(key) : eservice.current()).then((open) => open.status({ ...query, deliveryDataCreator: self, deliveryDataSender: self }), notSentWithoutCredentials)
  },
  readSentItem: async (request) => readSentItem(request),
  writeCorrection: async (request) => writeCorrectionFile(request),
  explain: async ({ answer, rootElement, sent }) => explainAnswer(answer, rootElement, sent),

  writeForm: async (request) => writeForm(request),
  readSpreadsheet: ({ bytes }) => readSpreadsheet(bytes),

  sendFile: async ({ message, file, login }) => (await vault.sftp(login)).upload(message, file),
  async lookForFile({ file, passed, login }) {
    const channel = await vault.sftp(login)
    const feedback = await channel.feedback(file, { not: passed })
    return { feedback, arrival: await channel.whetherArrived(file) }
  },
  async removeFeedback({ fileName, login }) {
    await (await vault.sftp(login)).remove(fileName)
    return null
  },

  makeKey: (request) => makeKey(box, request),
  checkSigningRequest: ({ brought }) => checkSigningRequest(brought),
  signNewCertificate: ({ businessId, transfer: { transferId, transferPassword, customerName }, signingRequest }) => withCertificateService((service) =>
    service.signNew({ customerId: businessId, ...(customerName !== undefined && { customerName }) }, { transferId, transferPassword, certificateRequest: signingRequest })),
  renewCertificate: ({ signingRequest, key }) => withCertificateService((service) =>
    service.renew({ customerId: key.businessId }, { certificateRequest: signingRequest, signer: vault.signer(key) })),
  getCertificate: ({ businessId, retrievalId }) => withCertificateService(async (service) => {
    const result = await service.get({ customerId: businessId }, retrievalId)
    // A certificate does not cross between threads as an object.
    return result.known === 'answer' && result.accepted ? { ...result, certificate: result.certificate.raw } : result
  }),
  protectKey: ({ key, name, password }) => protectKey({
    key: openPrivateKey(box, key, key), certificate: new X509Certificate(key.certificate), chain: certificatesOf(key.chain), name, password,
  }),
}, { close: async () => { await Promise.all([eservice.close(), certificateService.close(), vault.close()]) } })

const certificatesOf = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one))
