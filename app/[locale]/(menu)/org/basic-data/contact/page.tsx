import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactPersonPage } from '../../../../../basic-data/contact-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basicData'))('add') }
}

export default function Page() {
  return <ContactPersonPage base="/org" />
}
