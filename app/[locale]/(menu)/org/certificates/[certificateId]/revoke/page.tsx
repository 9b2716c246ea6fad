import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RevokePage } from '../../../../../../certificates/revoke-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.revoke'))('title') }
}

export default async function RevokeOfRolePage({ params }: { params: Promise<{ certificateId: string }> }) {
  return <RevokePage side="organisation" certificateId={(await params).certificateId} />
}
