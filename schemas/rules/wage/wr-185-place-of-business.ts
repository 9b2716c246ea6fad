import type { PlaceOfBusiness } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER } from './paths.ts'

const PLACE = `${EARNER}/PlaceOfBusiness`
const ADDRESS = [`${PLACE}/Street`, `${PLACE}/PostalCode`, `${PLACE}/PostOffice`]

const hasAddress = ({ street, postalCode, postOffice }: PlaceOfBusiness): boolean => street !== undefined || postalCode !== undefined || postOffice !== undefined

/** Code and address together are allowed (D-89). */
export const wr185PlaceIsSaid = checked<ReportFacts, PlaceOfBusiness>(
  row('WR-185', [`${PLACE}/Code`, ...ADDRESS]), PLACE,
  (group, _facts, place, rule) => {
    if (group.code === undefined && !hasAddress(group)) place.violates(rule)
  },
)

export const wr186PlaceHasWholeAddress = checked<ReportFacts, PlaceOfBusiness>(
  row('WR-186', ADDRESS, { errorCode: ['ADV0010', 'ADV0020'] }), PLACE,
  (group, _facts, place, rule) => {
    if (!hasAddress(group)) return
    if (group.street === undefined) place.violates(rule, 'Street')
    if (group.postalCode === undefined) place.violates(rule, 'PostalCode', undefined, 'ADV0010')
    if (group.postOffice === undefined) place.violates(rule, 'PostOffice', undefined, 'ADV0020')
  },
)
