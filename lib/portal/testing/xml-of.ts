import { writeMessage } from '#lib/xml/write-message.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'

/** A delivery as a payroll program writes it, each element on a line of its own. */
export const xmlOf = (delivery: WageReportsToIr, root = 'WageReportsRequestToIR'): string => writeMessage('WageReportsToIR', root, delivery).replaceAll('><', '>\n<')
