import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DraftPage } from '../../../../../report/draft-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm'))('kind.benefit') }
}

export default async function BenefitReportPage({ params, searchParams }: { params: Promise<{ draftId: string }>; searchParams: Promise<{ view?: string; report?: string; checked?: string }> }) {
  return <DraftPage kind="benefit" draftId={(await params).draftId} query={await searchParams} />
}
