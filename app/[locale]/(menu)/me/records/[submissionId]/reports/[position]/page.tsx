import type { Metadata } from 'next'
import { ReportPage, reportTitle } from '../../../../../../../records/report-page.tsx'

type Props = { params: Promise<unknown>; searchParams: Promise<unknown> }

const propsOf = async ({ params, searchParams }: Props) => ({ params: await params, home: '/me' as const, query: await searchParams })

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await reportTitle(await propsOf(props)) }
}

export default async function OwnReportPage(props: Props) {
  return <ReportPage {...await propsOf(props)} />
}
