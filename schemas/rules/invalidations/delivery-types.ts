/** What a delivery type invalidates. */
export const REPORT_INVALIDATIONS: readonly number[] = [105, 106, 107]
/** Subscriptions, and whole deliveries: one in a delivery, on every channel (PR-005) */
export const SINGLE_INVALIDATIONS: readonly number[] = [108, 109, 110, 111, 112]

export const isInvalidation = (deliveryDataType: number): boolean => REPORT_INVALIDATIONS.includes(deliveryDataType) || SINGLE_INVALIDATIONS.includes(deliveryDataType)
