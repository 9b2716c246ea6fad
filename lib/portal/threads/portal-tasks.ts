import type { CertificateServiceResult } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import type { FeedbackLook, SentFile, UploadResult } from '#lib/channel/sftp/sftp-result.ts'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { EserviceChannel } from '#schemas/channels.ts'
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { AckFromIr, StatusRequestToIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { SigningRequestCheck } from '../certificates/get/signing-request-check.ts'
import type { SentItemValue } from '../submissions/read-sent-item.ts'
import type { SentPlace } from '../submissions/sent-items.ts'
import type { CorrectionRequest } from '../submissions/write-correction-file.ts'
import type { SpreadsheetRows } from '../imports/read-spreadsheet.ts'
import type { Outcome } from '../submissions/outcome.ts'
import type { CheckSettings } from '../uploads/check-file.ts'
import type { FileCheck } from '../uploads/file-check.ts'
import type { KeyBits, MadeKey } from '../vault/make-key.ts'
import type { ProtectedKey } from '../vault/protect-key.ts'
import type { KeyPlace, SealedKey } from '../vault/sealed-key.ts'

/** A key of the vault with its certificate, sealed until a thread opens it. */
export type CertifiedKey = KeyPlace & SealedKey & {
  /** DER */
  certificate: Uint8Array
  /** PEM of its issuers, shown with it in TLS */
  chain: string
}
/** How a vault's key logs in at the SFTP door. */
export type SftpLogin = { key: CertifiedKey; user: string; knownHosts: string }

type TransferData = { transferId: string; transferPassword: string; customerName?: string }

/** Work on XML, on keys and over channels, done in threads so that pages stay quick: name → [request, response]. Without `key` it is done with the e-service's own. */
export type PortalTasks = {
  /** Reads the file itself: it need not cross between threads. */
  check: [{ file: string; settings: CheckSettings }, FileCheck]
  /** The message to send: as it is when signed, else with a signature of ours (D-55). `serial`: of the e-service's certificate, where no key is given. */
  sign: [{ file: string; signed: boolean; key?: CertifiedKey }, { message: Uint8Array; eserviceSerial?: string }]
  /** `irChannel`: from which part of the e-service it comes (DeliveryToIRChannelCode); an own certificate has none */
  send: [{ message: Uint8Array; service: string; operation: string; irChannel: EserviceChannel; arrivedOn?: string; key?: CertifiedKey }, SendResult]
  ask: [Omit<StatusRequestToIr, 'timestamp' | 'deliveryDataCreator' | 'deliveryDataSender'> & { key?: CertifiedKey }, SendResult]
  readSentItem: [{ sent: Uint8Array; place: SentPlace }, SentItemValue | null]
  writeCorrection: [CorrectionRequest, Uint8Array]
  explain: [{ answer: AckFromIr | StatusResponseFromIr; /** of the message it answers */ rootElement: string; sent?: Uint8Array }, Outcome]

  writeForm: [{ file: NamespaceFile; rootElement: string; message: object }, Uint8Array]

  readSpreadsheet: [{ bytes: Uint8Array }, SpreadsheetRows]

  sendFile: [{ message: Uint8Array; file: SentFile; login: SftpLogin }, UploadResult]
  /** One look into IN and OUT. @param passed names of feedback that is not about this attempt */
  lookForFile: [{ file: SentFile; passed: readonly string[]; login: SftpLogin }, { arrival: UploadResult; feedback: FeedbackLook }]
  removeFeedback: [{ fileName: string; login: SftpLogin }, null]

  makeKey: [{ bits: KeyBits; place: KeyPlace; customerName?: string }, MadeKey]
  checkSigningRequest: [{ brought: string | Uint8Array }, SigningRequestCheck]
  signNewCertificate: [{ businessId: string; transfer: TransferData; signingRequest: Uint8Array }, CertificateServiceResult<{ retrievalId: string }>]
  renewCertificate: [{ signingRequest: Uint8Array; key: CertifiedKey }, CertificateServiceResult<{ retrievalId: string }>]
  /** `certificate`: DER */
  getCertificate: [{ businessId: string; retrievalId: string }, CertificateServiceResult<{ certificate: Uint8Array }>]
  protectKey: [{ key: CertifiedKey; name: string; password: string }, ProtectedKey]
}

export type PortalThreadData = {
  /** base address of the register's web services */
  registerWs: string
  /** address of the certificate service; absent: another one's register, whose service is not configured */
  registerPki?: string
  registerSftp: { host: string; port: number }
  environment: 'test' | 'production'
  /** key.pem, cert.pem, chain.pem, server-ca.pem, answer-ca.pem of the e-service (D-54) */
  credentialsDirectory: string
  answerCaFile?: string
  /** Business ID that the e-service speaks as */
  businessId: string
  /** opens the keys of the vault */
  masterKey: Uint8Array
}
