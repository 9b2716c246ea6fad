import type { Actor } from '#lib/identity/actor.ts'
import type { MandateSource } from '#lib/identity/mandate-source.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import type { RuleSettings } from '#schemas/rules/rule-settings.ts'
import type { RegisterOperations } from './register-operations.ts'

/** What every use case of a person works with. */
export type PortalContext = {
  db: PortalDatabase
  clock: Clock
  actor: Actor
  mandates: MandateSource
  uploadsDirectory: string
  /** bytes of one file (D-27) */
  uploadBytesMax: number
  /** The register knows no e-service certificate of ours: it takes a delivery only with its creator's own (D-54). */
  ownCertificateOnly?: boolean
}

/** Use cases about the interface and certificates: they ask our own register (docs/decisions/0008). */
export type InterfaceContext = PortalContext & { register: RegisterOperations }

/** What background jobs work with: nobody's session, no permission of their own. */
export type JobContext = Pick<PortalContext, 'db' | 'clock' | 'uploadsDirectory' | 'uploadBytesMax' | 'ownCertificateOnly'> & RuleSettings & {
  box: SealedBox
  register: RegisterOperations
  /** From acknowledgement to the first question for feedback (PR-133). */
  feedbackFirstSeconds: number
  /** From SignNewCertificate to the first GetCertificate (pki 7). */
  certificateFirstSeconds: number
  /** known_hosts of the SFTP door, where it is not to be taken from the register. */
  sftpKnownHosts?: string
}

/** From outside the same as what one may not see. */
export class NotFound extends Error {}
