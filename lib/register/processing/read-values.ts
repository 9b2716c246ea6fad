import type { DeliveryValue } from '../delivery-kind.ts'
import type { ReadValues } from './process-delivery.ts'

/**
 * Values of deliveries taken in by this thread, kept until they are processed. Bounded by the size of their
 * messages: what does not fit is read again from the stored message.
 */
export function createReadValues(bytesMax: number): ReadValues & { keep(arrivalNo: number, value: DeliveryValue, bytes: number): void } {
  const values = new Map<number, { value: DeliveryValue; bytes: number }>()
  let total = 0
  return {
    keep(arrivalNo, value, bytes) {
      if (total + bytes > bytesMax) return
      values.set(arrivalNo, { value, bytes })
      total += bytes
    },
    take(arrivalNo) {
      const kept = values.get(arrivalNo)
      if (!kept) return undefined
      values.delete(arrivalNo)
      total -= kept.bytes
      return kept.value
    },
  }
}
