import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DraftPage } from '../../../../../report/draft-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm'))('kind.separate') }
}

export default async function SeparateReportPage({ params, searchParams }: { params: Promise<{ draftId: string }>; searchParams: Promise<{ view?: string; report?: string; checked?: string }> }) {
  return <DraftPage kind="separate" draftId={(await params).draftId} query={await searchParams} />
}
