import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecordPage } from '../../../../../records/record-page.tsx'
import { portalContext } from '../../../../../session/current.ts'

type Props = { params: Promise<{ submissionId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('record') }
}

export default async function RecordOfRolePage({ params, searchParams }: Props) {
  const { submissionId } = await params
  return <RecordPage context={await portalContext()} submissionId={submissionId} home="/me" query={await searchParams} />
}
