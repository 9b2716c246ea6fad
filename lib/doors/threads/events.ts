/** What threads tell the process about finished work, for its metrics. */
export type RegisterEvent = { event: 'processed'; deliveryDataType: number; status: 3 | 5; valid: number; invalid: number; seconds: number }
