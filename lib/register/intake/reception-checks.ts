import { benefitsAreConfirmed } from './checks/br-008-benefits-are-confirmed.ts'
import { callerIsAuthorised } from './checks/pr-144-caller-is-authorised.ts'
import { creatorMayDeliverForOthers } from './checks/creator-may-deliver-for-others.ts'
import { deliveryIdIsFree } from './checks/delivery-id-is-free.ts'
import { fitForPaper } from './checks/pr-008-fit-for-paper.ts'
import { headFollowsItsRules } from './checks/head-follows-its-rules.ts'
import { oneOrganisationSendsAndSigns } from './checks/pr-143-one-organisation-sends-and-signs.ts'
import { signatureIsGood } from './checks/signature-is-good.ts'
import { signerIsCreator } from './checks/signer-is-creator.ts'
import type { ReceptionCheck } from './reception-check.ts'

/** The order of checking. An error in one group, and the next is not looked at (PR-050, PR-052, D-08). */
export const receptionChecks: readonly (readonly ReceptionCheck[])[] = [
  // message level: who may speak
  [signatureIsGood, signerIsCreator, oneOrganisationSendsAndSigns, callerIsAuthorised, creatorMayDeliverForOthers, benefitsAreConfirmed],
  // delivery head: what the head says
  [headFollowsItsRules, fitForPaper, deliveryIdIsFree],
]
