import type { Metadata } from 'next'
import { RequestPage, requestTitle } from '../../../../../../../vault/request-page.tsx'

type Props = { params: Promise<{ requestId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await requestTitle((await params).requestId) }
}

export default async function CertificateRequestPage({ params }: Props) {
  return <RequestPage requestId={(await params).requestId} />
}
