import type { RuleLevel } from '#schemas/rules/rule.ts'
import type { PartyId } from '#schemas/parties.ts'

/** One thing found before anything is sent. */
export type Finding = {
  ruleId: string
  code: string
  level: Exclude<RuleLevel, 'register'>
  /** below the root, as rules name it */
  path?: string
  line?: number
  column?: number
  /** item it concerns, from 0, and its reference */
  itemIndex?: number
  itemId?: string
  value?: string
  /** English detail of the parser or validator, where no rule text says it */
  detail?: string
}

/** What a file says of itself, as far as it could be read. */
export type FileHead = {
  rootElement: string
  deliveryDataType: number
  deliveryId: string
  owner: PartyId
  creator: PartyId
  sender: PartyId
  payerName?: string
  subOrganisationIds: string[]
  signed: boolean
  itemCount: number
  /** YYYY-MM-DD */
  paymentDate?: string
}

export type FileCheck = {
  /** May be sent knowingly: nothing is wrong with the document, its signature or its head. */
  sendable: boolean
  head?: FileHead
  findings: Finding[]
}

/** Errors of these levels the register would refuse at reception; the rest it judges item by item. */
export const preventsSending = (level: Finding['level']): boolean => level === 'schema' || level === 'message' || level === 'delivery-head'
