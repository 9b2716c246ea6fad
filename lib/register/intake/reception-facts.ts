import type { ReadTransaction, Transaction } from '#lib/platform/database.ts'
import { BUSINESS_ID, type PartyId } from '#schemas/parties.ts'
import { ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import { referenceOfUuid } from '../references.ts'

export type InterfaceRights = { purposes: string[]; channels: string[] }
export type FirstDelivery = { irDeliveryId: string; receivedAt: Date; status: number }

/** What reception needs to know of the register's own data. */
export type ReceptionFacts = {
  /** Rights of the creator's valid interface application; null when it has none. */
  rights: InterfaceRights | null
  /** An operator has closed the creator's technical channels. */
  suspended: boolean
  /** The delivery that took this DeliveryId before, if any. */
  first: FirstDelivery | null
  /** Earlier deliveries of the owner wait for processing. */
  ownerHasWaiting: boolean
  /** Which of the two, having a Business ID, has not confirmed that it reports benefits (D-42). */
  unconfirmed: { creator: boolean; owner: boolean }
}

/** What reception knows when it holds the owner's lock: the place in the global order too. */
export type ReceptionFactsInTurn = ReceptionFacts & { arrivalNo: number }

type Row = { purposes: string[] | null; channels: string[] | null; ir_delivery_id: string | null; received_at: Date; status: number; waiting: boolean; suspended: boolean; arrival_no: number | null; confirmed: string[] }

/** Before the lock: what is refused anyway needs no place. */
export const receptionFacts = async (tx: ReadTransaction, head: DeliveryHead): Promise<ReceptionFacts> => factsOf(await select(tx, head, 'NULL'), head)

/** Under the owner's lock, in one round trip. Numbers of deliveries that are refused are left out of the order. */
export async function receptionFactsInTurn(tx: Transaction, head: DeliveryHead): Promise<ReceptionFactsInTurn> {
  const row = await select(tx, head, "nextval('arrival_no')")
  return { ...factsOf(row, head), arrivalNo: row.arrival_no! }
}

async function select(tx: ReadTransaction, head: DeliveryHead, arrivalNo: string): Promise<Row> {
  const [row] = await tx.query<Row>(
    `SELECT a.purposes, a.channels, d.ir_delivery_id, d.received_at, d.status, ${arrivalNo} AS arrival_no,
       EXISTS (SELECT FROM delivery WHERE owner_key = $2 AND status = 2) AS waiting,
       EXISTS (SELECT FROM interface_suspension WHERE business_id = $1 AND ended_at IS NULL) AS suspended,
       ARRAY(SELECT business_id FROM organisation WHERE business_id IN ($1, $5) AND benefits_confirmed_at IS NOT NULL) AS confirmed
     FROM (SELECT 1) one
     LEFT JOIN interface_application a ON a.business_id = $1 AND a.state = 'valid'
     LEFT JOIN delivery d ON d.owner_key = $2 AND d.delivery_data_type = $3 AND d.delivery_id = $4`,
    [businessIdOf(head.deliveryDataCreator), ownerKeyOf(head), head.deliveryDataType, head.deliveryId, businessIdOf(head.deliveryDataOwner)])
  return row!
}

const businessIdOf = ({ type, code }: PartyId): string => (type === BUSINESS_ID ? code : '')

const factsOf = (row: Row, { deliveryDataCreator, deliveryDataOwner }: DeliveryHead): ReceptionFacts => ({
  rights: row.purposes && row.channels ? { purposes: row.purposes, channels: row.channels } : null,
  first: row.ir_delivery_id ? { irDeliveryId: referenceOfUuid(row.ir_delivery_id), receivedAt: row.received_at, status: row.status } : null,
  ownerHasWaiting: row.waiting,
  suspended: row.suspended,
  unconfirmed: { creator: isUnconfirmed(deliveryDataCreator, row), owner: isUnconfirmed(deliveryDataOwner, row) },
})

const isUnconfirmed = ({ type, code }: PartyId, { confirmed }: Row): boolean => type === BUSINESS_ID && !confirmed.includes(code)
