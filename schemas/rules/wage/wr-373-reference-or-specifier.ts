import type { ReimbPayment } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { KELA_DAILY_ALLOWANCE, KELA_FAMILY_LEAVE, type ReportFacts } from './facts.ts'
import { REIMB_PAYMENT, REIMB_PAYMENT_TYPE } from './paths.ts'

/** Kela's payment carries a reference number or a specifier, not both; neither is fine (D-82). */
export const wr373ReferenceOrSpecifier = checked<ReportFacts, ReimbPayment>(
  row('WR-373', [`${REIMB_PAYMENT}/PaymentSpecifier`, `${REIMB_PAYMENT}/PaymentRef`, REIMB_PAYMENT_TYPE], { errorCode: 'AV0230' }), REIMB_PAYMENT,
  ({ paymentType, paymentRef, paymentSpecifier }, _facts, place, rule) => {
    const isKela = paymentType === KELA_DAILY_ALLOWANCE || paymentType === KELA_FAMILY_LEAVE
    if (isKela && paymentRef !== undefined && paymentSpecifier !== undefined) place.violates(rule, 'PaymentSpecifier')
  },
)
