import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReportsList } from '../../../../reports/reports-list.tsx'
import { actingInRole } from '../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

export default async function ReportsOfHouseholdPage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <ReportsList {...await actingInRole('private-person')} home="/me" query={await searchParams} />
}
