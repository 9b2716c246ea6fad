import type { NextRequest } from 'next/server'
import { printedReport } from '../../../../../../paper/printed-report.ts'

/** The report as a paper form. */
export const GET = (_request: NextRequest, { params }: { params: Promise<unknown> }): Promise<Response> => printedReport(params)
