import type { PaymentTypes } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EMPLOYMENT, REIMB_PAYMENT_TYPE } from './paths.ts'

const MONTHLY_PAY = 1
const HOURLY_PAY = 2
const PAYMENT_TYPES = `${EMPLOYMENT}/PaymentTypes`

export const wr154PaymentTypeForKela = checked<ReportFacts, PaymentTypes>(
  row('WR-154', [`${PAYMENT_TYPES}/PaymentType`, REIMB_PAYMENT_TYPE]), PAYMENT_TYPES,
  ({ paymentType }, { kela }, place, rule) => {
    if (kela && !paymentType.includes(MONTHLY_PAY) && !paymentType.includes(HOURLY_PAY)) place.violates(rule)
  },
)
