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

export const outcomeErrors = ({ messageErrors, deliveryErrors }: Outcome): OutcomeError[] => [...messageErrors, ...deliveryErrors]
