import type { Metadata } from 'next'
import { RecordPage, recordTitle } from '../../../../../records/record-page.tsx'

type Props = { params: Promise<{ submissionId: string }>; searchParams: Promise<unknown> }

const propsOf = async ({ params, searchParams }: Props) => ({ submissionId: (await params).submissionId, home: '/me' as const, query: await searchParams })

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await recordTitle(await propsOf(props)) }
}

export default async function RecordOfRolePage(props: Props) {
  return <RecordPage {...await propsOf(props)} />
}
