import type { Metadata } from 'next'
import { KeyPage, keyTitle } from '../../../../../../vault/key-page.tsx'

type Props = { params: Promise<{ keyId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await keyTitle((await params).keyId) }
}

export default async function KeptKeyPage({ params, searchParams }: Props) {
  return <KeyPage keyId={(await params).keyId} query={await searchParams} />
}
