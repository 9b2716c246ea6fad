import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactPersonPage } from '../../../../../../basic-data/contact-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basicData'))('editTitle') }
}

export default async function Page({ params }: { params: Promise<{ contactId: string }> }) {
  return <ContactPersonPage base="/org" contactId={(await params).contactId} />
}
