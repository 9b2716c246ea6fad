/** What the register must know of a kind of delivery to take it in and process it. */
import type { ReadTransaction } from '#lib/platform/database.ts'
import type { NamespaceFile } from '#schemas/dictionary.ts'
import type { DeliveryRuleContext } from '#schemas/rules/messages.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import type { DeliveryHead } from './delivery-head.ts'
import type { RegisterContext } from './context.ts'
import type { RowSet } from './store/insert-rows.ts'

/** A delivery as its message is read; what follows the head differs by kind. */
export type DeliveryValue = { deliveryData: DeliveryHead }

/** A taken-in delivery, ready for processing. */
export type WaitingDelivery<Value extends DeliveryValue = DeliveryValue> = {
  arrivalNo: number
  ownerKey: string
  /** Finnish date of arrival (D-17). */
  receivedOn: string
  value: Value
}

export type ItemOutcome =
  | { valid: true; itemId: string; irItemId: string; itemVersion?: number }
  | { valid: false; itemId?: string; irItemId?: string; itemVersion?: number; violations: readonly Violation[] }

/** Result of processing (phases 3a and 3b). Status 3: the good items are stored; 5: nothing is. */
export type ProcessingOutcome = {
  status: 3 | 5
  deliveryViolations: readonly Violation[]
  items: readonly ItemOutcome[]
  /** What is to be stored: new rows, then what follows in rows that are there. */
  rows: readonly RowSet[]
  changes: readonly RowChange[]
}

export type RowChange = { sql: string; parameters: unknown[] }

/** @typeParam Known what judging needs to know of the register's own data */
export type DeliveryKind<Value extends DeliveryValue = DeliveryValue, Known = unknown> = {
  /** Namespace of its message. */
  file: NamespaceFile
  /** Delivery types; one message may carry several that differ in what is done */
  dataTypes: readonly number[]
  /** Data the sender's certificate and interface application must cover (D-43). */
  dataKind: 'wage' | 'benefit' | 'any'
  /** Rule ids under which general checks are reported for this message (D-04). */
  rules: { signaturePresent: string; signerIsCreator: string; deliveryIdUnique: string; mayDeliverForOthers: string; providerOfPayerWithoutId: string; benefitsConfirmed?: string }
  itemCount(value: Value): number
  /** A payer without any identifier: owner and creator are the provider (WR-023…025). */
  payerHasNoId(value: Value): boolean
  checkHead(value: Value, context: DeliveryRuleContext): Violation[]
  /** All it reads, at once: its queries go out together, and with those the caller sends beside them. */
  lookUp(tx: ReadTransaction, ownerKey: string, value: Value): Promise<Known>
  /** Phase 3. What is stored is for the caller to write, with feedback and status in the same transaction. */
  judge(context: RegisterContext, delivery: WaitingDelivery<Value>, known: Known): ProcessingOutcome | Promise<ProcessingOutcome>
}
