import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SumsPage } from '../../../../../deliveries/sums-page.tsx'
import { actingInRole } from '../../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sums'))('pageTitle') }
}

export default async function SumsOfRolePage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <SumsPage {...await actingInRole('private-person')} home="/me" query={await searchParams} />
}
