// Generated from schemas/dictionary/SubscriptionsToIR.json by scripts/generate.ts. Do not edit.
import type { SubscriptionsToIr } from './main-subscription-types.ts'

/** Root element `SubscriptionsRequestToIR`. */
export type SubscriptionsRequestToIrRoot = SubscriptionsToIr

/** Root element `SubscriptionsRequestToIRAsync`. */
export type SubscriptionsRequestToIrAsyncRoot = SubscriptionsToIr
