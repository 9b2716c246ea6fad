import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GetCertificatePage } from '../../../../../vault/get-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('getCertificate'))('title') }
}

export default function GetPage() {
  return <GetCertificatePage />
}
