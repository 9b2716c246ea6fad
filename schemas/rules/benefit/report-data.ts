/** Which report it is: new or replacement, and of what. */
import type { ReportData } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { inCodeList } from '../families/codes.ts'
import { integerWithin, referenceCharacters } from '../families/limits.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import { row } from '../families/rows.ts'
import type { Rule } from '../rule.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { REPORT_DATA } from './paths.ts'

export const NEW_REPORT = 1
export const REPLACEMENT = 2

const ACTION = `${REPORT_DATA}/ActionCode`
const REPORT_ID = `${REPORT_DATA}/ReportId`
const IR_REPORT_ID = `${REPORT_DATA}/IRReportId`
const VERSION = `${REPORT_DATA}/ReportVersion`
const isNew = (_facts: ReportFacts, { actionCode }: ReportData): boolean => actionCode === NEW_REPORT

/** Each report once, as new report or as replacement (D-39). */
export const br030ReportOnceInDelivery: Rule = row('BR-030', [REPORT_ID, IR_REPORT_ID])

export const reportDataRules: readonly CheckedRule<ReportFacts>[] = [
  inCodeList('BR-031', ACTION, 'ActionCode'),
  mandatory('BR-032', REPORT_ID, { because: [ACTION], when: isNew }),
  referenceCharacters('BR-032', REPORT_ID),
  mandatory('BR-033', REPORT_ID, { because: [IR_REPORT_ID, ACTION], when: (_facts, { actionCode, irReportId }: ReportData) => actionCode === REPLACEMENT && irReportId === undefined }),
  forbidden('BR-034', IR_REPORT_ID, { because: [ACTION], when: isNew }),
  forbidden('BR-034', VERSION, { because: [ACTION], when: isNew }),
  integerWithin('BR-035', VERSION, 1),
]
