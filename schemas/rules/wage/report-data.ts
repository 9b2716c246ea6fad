/** Which report it is: new or replacement, and of what. */
import { inCodeList } from '../families/codes.ts'
import { integerWithin, referenceCharacters } from '../families/limits.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import type { ReportData } from '../../generated/types/wage-reports-to-ir-types.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { REPORT_DATA } from './paths.ts'

export const NEW_REPORT = 1
export const REPLACEMENT = 2

const ACTION = `${REPORT_DATA}/ActionCode`
const REPORT_ID = `${REPORT_DATA}/ReportId`
const IR_REPORT_ID = `${REPORT_DATA}/IRReportId`
const isNew = (_facts: ReportFacts, { actionCode }: ReportData): boolean => actionCode === NEW_REPORT

export const reportDataRules: readonly CheckedRule<ReportFacts>[] = [
  referenceCharacters('WR-006', REPORT_ID),
  inCodeList('WR-104', ACTION, 'ActionCode'),
  // A replacement without any reference lacks either of the two, so both places are named.
  mandatory('WR-105', IR_REPORT_ID, { because: [REPORT_ID, ACTION], when: (_facts, { actionCode, reportId }: ReportData) => actionCode === REPLACEMENT && reportId === undefined }),
  forbidden('WR-106', IR_REPORT_ID, { because: [ACTION], when: isNew }),
  mandatory('WR-107', REPORT_ID, { because: [ACTION], when: isNew }),
  mandatory('WR-108', REPORT_ID, { because: [IR_REPORT_ID, ACTION], when: (_facts, { actionCode, irReportId }: ReportData) => actionCode === REPLACEMENT && irReportId === undefined }),
  integerWithin('WR-110', `${REPORT_DATA}/ReportVersion`, 1),
  forbidden('WR-111', `${REPORT_DATA}/ReportVersion`, { because: [ACTION], when: isNew }),
]
