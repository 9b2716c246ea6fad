import type { Metadata } from 'next'
import { ReportPage, reportTitle } from '../../../../../reports/report-page.tsx'

type Props = { params: Promise<{ irReportId: string }>; searchParams: Promise<unknown> }

const propsOf = async ({ params, searchParams }: Props) => ({ irReportId: (await params).irReportId, home: '/org' as const, query: await searchParams })

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await reportTitle(await propsOf(props)) }
}

export default async function ReportOfRolePage(props: Props) {
  return <ReportPage {...await propsOf(props)} />
}
