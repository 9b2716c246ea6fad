/** What an answer of the register says, with the places it speaks of found in the file that was sent. */

export type OutcomeError = {
  code: string
  message: string
  details?: string
  /** what our own texts are keyed by, where the code leads to one rule */
  ruleId?: string
  path?: string
  line?: number
  column?: number
}

export type OutcomeItem = {
  accepted: boolean
  itemId?: string
  irItemId?: string
  itemVersion?: number
  line?: number
  column?: number
  errors: OutcomeError[]
}

export type Outcome = {
  /** DeliveryDataStatus (PR-060) */
  status: number
  irDeliveryId?: string
  /** Faulty items first, then accepted ones, both as the register lists them. */
  items: OutcomeItem[]
  messageErrors: OutcomeError[]
  deliveryErrors: OutcomeError[]
}

/** Rules that say a DeliveryId has been used, by kind of message. */
const REFERENCE_USED = ['PR-030', 'WR-013', 'SR-011', 'BR-003', 'IV-005']

/** Rules that say a new report's reference has been used, by kind of report (PR-032). */
export const REFERENCE_TAKEN = ['PR-032', 'WR-109', 'SR-125', 'BR-032']

/** After an attempt of which nothing is known, "used already" may speak of that very attempt (PR-030, D-31). */
export const isPerhapsOurs = ({ status, deliveryErrors }: Outcome, attempts: number): boolean =>
  status === 4 && attempts > 1 && deliveryErrors.some(({ ruleId }) => ruleId !== undefined && REFERENCE_USED.includes(ruleId))
