import { row } from '../families/rows.ts'
import type { Rule } from '../rule.ts'
import { REPORT_DATA } from './paths.ts'

/** Judged over all reports of a delivery (families/repeated-reports.ts), and by the register with what it has stored. */
export const wr103ReportOnceInDelivery: Rule = row('WR-103', [`${REPORT_DATA}/ReportId`, `${REPORT_DATA}/IRReportId`])
