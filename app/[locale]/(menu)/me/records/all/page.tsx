import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeliveriesList } from '../../../../../deliveries/deliveries-list.tsx'
import { actingInRole } from '../../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries'))('title') }
}

export default async function DeliveriesOfRolePage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <DeliveriesList {...await actingInRole('private-person')} home="/me" query={await searchParams} />
}
