import { rulesOfMessage } from '#schemas/rules/messages.ts'
import type { OutlinePart } from '#schemas/report-outline.ts'

const files = {
  100: { file: 'WageReportsToIRTypes', root: 'WageReportsRequestToIR' },
  101: { file: 'PayerSummaryReportsToIRTypes', root: 'PayerSummaryReportsRequestToIR' },
  102: { file: 'BenefitReportsToIRTypes', root: 'BenefitReportsRequestToIR' },
} as const

/** Where in its message a part of a stored report stands: the report itself, or what is common to its delivery. */
export function reportPart(reportType: 100 | 101 | 102, part: 'content' | 'common'): OutlinePart {
  const { file, root } = files[reportType]
  const message = rulesOfMessage(root)
  return { file, ...(message && { message }), ...(part === 'content' ? { type: 'Report', path: 'DeliveryData/Reports/Report' } : { type: 'DeliveryData', path: 'DeliveryData' }) }
}
