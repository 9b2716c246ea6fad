import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewCertificatePage } from '../../../../../certificates/new-certificate-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.new'))('title') }
}

export default async function NewCertificateOfRolePage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <NewCertificatePage side="data-user" query={await searchParams} />
}
