import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SentFilePage } from '../../../../../../records/sent-file-page.tsx'
import { portalContext } from '../../../../../../session/current.ts'

type Props = { params: Promise<{ submissionId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('file'))('title') }
}

export default async function SentFileOfRolePage({ params, searchParams }: Props) {
  const { submissionId } = await params
  return <SentFilePage context={await portalContext()} submissionId={submissionId} home="/me" query={await searchParams} />
}
