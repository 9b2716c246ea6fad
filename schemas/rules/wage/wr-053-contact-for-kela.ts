import type { ContactPerson, ContactPersons } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { deliveryHasKelaApplication, type DeliveryFacts } from './facts.ts'
import { CONTACT_PERSON, DELIVERY, REIMB_PAYMENT_TYPE } from './paths.ts'

const CONTENT_MATTERS = 1
const CONTACT_PERSONS = `${DELIVERY}/ContactPersons`
const ELEMENTS = [`${CONTACT_PERSON}/Email`, `${CONTACT_PERSON}/ResponsibilityCode`, REIMB_PAYMENT_TYPE]

/** Kela can write to this person, and knows what for. */
const isReachable = ({ email, responsibilityCode }: ContactPerson): boolean => email !== undefined && responsibilityCode !== undefined

export const wr053ContactForKela = checked<DeliveryFacts, ContactPersons>(
  row('WR-053', ELEMENTS, { errorCode: 'AV0300' }), CONTACT_PERSONS,
  ({ contactPerson }, facts, place, rule) => {
    if (!contactPerson.some(isReachable) && deliveryHasKelaApplication(facts)) place.violates(rule)
  },
)

/** Asked when WR-053 is met: one of the reachable persons answers for content. */
export const wr054ContactForKelaContent = checked<DeliveryFacts, ContactPersons>(
  row('WR-054', ELEMENTS, { errorCode: 'AV0300' }), CONTACT_PERSONS,
  ({ contactPerson }, facts, place, rule) => {
    const reachable = contactPerson.filter(isReachable)
    if (reachable.length > 0 && !reachable.some(({ responsibilityCode }) => responsibilityCode === CONTENT_MATTERS) && deliveryHasKelaApplication(facts)) place.violates(rule)
  },
)
