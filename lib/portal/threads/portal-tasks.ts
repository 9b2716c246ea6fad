import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { AckFromIr, StatusRequestToIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import type { CheckSettings } from '../uploads/check-file.ts'
import type { FileCheck } from '../uploads/file-check.ts'
import type { Outcome } from '../submissions/outcome.ts'

/** Work on XML, done in threads so that pages stay quick: name → [request, response]. */
export type PortalTasks = {
  /** Reads the file itself: it need not cross between threads. */
  check: [{ file: string; settings: CheckSettings }, FileCheck]
  /** The message to send: as it is when signed, else with the portal's signature (D-55). */
  sign: [{ file: string; signed: boolean }, Uint8Array]
  send: [{ message: Uint8Array; service: string; operation: string }, SendResult]
  ask: [Omit<StatusRequestToIr, 'timestamp' | 'deliveryDataCreator' | 'deliveryDataSender'>, SendResult]
  explain: [{ answer: AckFromIr | StatusResponseFromIr; sent?: Uint8Array }, Outcome]
}

export type PortalThreadData = {
  /** base address of the register's web services */
  registerWs: string
  /** key.pem, cert.pem, chain.pem, server-ca.pem, answer-ca.pem of the e-service (D-54) */
  credentialsDirectory: string
  answerCaFile?: string
  /** Business ID that the e-service speaks as */
  businessId: string
}
