import type { Metadata } from 'next'
import { CertificatePage } from '../../../../../certificates/certificate-page.tsx'
import { certificateTitle } from '../../../../../certificates/titles.ts'

type Props = { params: Promise<{ certificateId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await certificateTitle('data-user', (await params).certificateId) }
}

export default async function CertificateOfRolePage({ params, searchParams }: Props) {
  return <CertificatePage side="data-user" certificateId={(await params).certificateId} query={await searchParams} />
}
