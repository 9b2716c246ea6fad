import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactPage } from '../../../../../../../certificates/contact-page.tsx'

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.contactPage'))('title') }
}

export default async function ContactOfRolePage({ params, searchParams }: Props) {
  return <ContactPage side="organisation" orderId={(await params).orderId} query={await searchParams} />
}
