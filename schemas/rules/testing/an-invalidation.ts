/** Invalidations of an artificial payer, right in everything unless changed: `anInvalidation(105).ofPayer(id).of({ itemId: 'report-1' }).build()`. */
import { artificialBusinessId } from '../../artificial.ts'
import type { DeliveryData, InvalidationsToIr, Item } from '../../generated/types/invalidations-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'

/** @param deliveryDataType 105–107 of reports, 109–111 of whole deliveries */
export const anInvalidation = (deliveryDataType: number): InvalidationBuilder => new InvalidationBuilder(deliveryDataType)

export class InvalidationBuilder {
  readonly #data: DeliveryData
  readonly #items: Item[] = []
  readonly #changes: ((delivery: DeliveryData) => void)[] = []

  constructor(deliveryDataType: number) {
    const payer = { type: BUSINESS_ID, code: artificialBusinessId(0) }
    this.#data = {
      timestamp: '2026-06-12T09:00:00+03:00',
      deliveryDataType,
      deliveryId: 'invalidation-1',
      productionEnvironment: false,
      deliveryDataOwner: { ...payer },
      deliveryDataCreator: { ...payer },
      deliveryDataSender: { ...payer },
      items: { item: this.#items },
    }
  }

  /** Any change to the finished delivery; changes are made in the order they were asked for. */
  with(change: (delivery: DeliveryData) => void): this {
    this.#changes.push(change)
    return this
  }

  withDeliveryId(deliveryId: string): this {
    return this.with((delivery) => { delivery.deliveryId = deliveryId })
  }

  /** The payer invalidates its own data under this Business ID. */
  ofPayer(businessId: string): this {
    return this.with((delivery) => {
      for (const role of ['Owner', 'Creator', 'Sender'] as const) delivery[`deliveryData${role}`] = { type: BUSINESS_ID, code: businessId }
    })
  }

  /** A service provider makes and sends the delivery. */
  sentBy(businessId: string): this {
    return this.with((delivery) => {
      for (const role of ['Creator', 'Sender'] as const) delivery[`deliveryData${role}`] = { type: BUSINESS_ID, code: businessId }
    })
  }

  /** Without it all targets fall with one (PR-042). */
  withFaultyControl(faultyControl: 1 | 2): this {
    return this.with((delivery) => { delivery.faultyControl = faultyControl })
  }

  /** One more target. */
  of(item: Item): this {
    this.#items.push(item)
    return this
  }

  /** The result shares nothing with the builder. */
  build(): InvalidationsToIr {
    if (this.#items.length === 0) this.of({ itemId: 'report-1' })
    const deliveryData = structuredClone(this.#data)
    for (const change of this.#changes) change(deliveryData)
    return { deliveryData }
  }
}
