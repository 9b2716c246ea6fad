import type { CertificateServiceAnswer, CertificateServiceRequest } from '../certificate-service/certificate-service-message.ts'
import type { TakeInRequest, TakeInResult } from '../sftp/take-in-task.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { WsRequest, WsResponse } from '../ws/ws-message.ts'

/** What the register's threads do for the doors. */
export type RegisterTasks = {
  answerWsRequest: [request: WsRequest, response: WsResponse]
  answerCertificateRequest: [request: CertificateServiceRequest, answer: CertificateServiceAnswer]
  /** Takes a file in that has arrived at the SFTP door. */
  takeInFile: [request: TakeInRequest, result: TakeInResult]
  /** Processes waiting deliveries until none can be taken; how many it was. */
  processWaiting: [request: undefined, response: number]
}

/** What a thread needs to open its own connections. */
export type RegisterThreadData = RuleSettings & {
  registerUrl: string
  /** Clock and faults, as the process keeps them. */
  sandbox: SharedArrayBuffer
  errorLanguage: 'fi' | 'sv' | 'en'
  bytesMax: number
  logLevel: string
  /** Of the certificate authority. */
  authority: { masterKey: Uint8Array; publishedAt: string; serverNames: readonly string[] }
  /** From a certificate's issue to its retrieval (CERTIFICATE_DELAY_SECONDS). */
  certificateDelaySeconds: number
  /** Deliveries taken in are processed at once in the same thread. */
  processes: boolean
}
