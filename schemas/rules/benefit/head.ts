/** Head of the delivery: an error here rejects at reception (status 4). */
import { inCodeList } from '../families/codes.ts'
import { deliveryIsOfType, environmentIsThisOne, oneReportInRealTime, ownerIsPayerUnderBusinessId, partyIdentifiers, payerDeliversAsOwner, reportsMax, senderIsCreator } from '../families/head.ts'
import { referenceCharacters } from '../families/limits.ts'
import type { CheckedRule } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'

const BENEFIT_REPORTS = 102

export const headRules: readonly CheckedRule<DeliveryFacts>[] = [
  deliveryIsOfType('BR-002', BENEFIT_REPORTS),
  referenceCharacters('BR-003', `${DELIVERY}/DeliveryId`),
  inCodeList('BR-004', `${DELIVERY}/FaultyControl`, 'FaultyControl'),
  environmentIsThisOne('BR-005'),
  ownerIsPayerUnderBusinessId('BR-006'),
  payerDeliversAsOwner('BR-007'),
  senderIsCreator('BR-007'),
  ...partyIdentifiers<DeliveryFacts>(),
  oneReportInRealTime('BR-009'),
  reportsMax(),
]
