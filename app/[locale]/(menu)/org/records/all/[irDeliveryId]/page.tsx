import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeliveryPage } from '../../../../../../deliveries/delivery-page.tsx'
import { actingInRole } from '../../../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries'))('one') }
}

export default async function DeliveryOfRolePage({ params }: { params: Promise<{ irDeliveryId: string }> }) {
  return <DeliveryPage {...await actingInRole('organisation')} home="/org" irDeliveryId={(await params).irDeliveryId} />
}
