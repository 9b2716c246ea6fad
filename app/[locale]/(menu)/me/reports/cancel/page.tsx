import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CancelPage } from '../../../../../reports/cancel-page.tsx'
import { actingInRole } from '../../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cancelReports'))('title') }
}

export default async function CancelReportsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <CancelPage {...await actingInRole('private-person')} home="/me" query={await searchParams} />
}
