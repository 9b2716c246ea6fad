import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { keyTitle } from '../../../../../../../vault/key-page.tsx'
import { RemoveKeyPage } from '../../../../../../../vault/remove-key-page.tsx'

type Props = { params: Promise<{ keyId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('vault'))('removeTitle', { name: await keyTitle((await params).keyId) }) }
}

export default async function RemoveKeptKeyPage({ params }: Props) {
  return <RemoveKeyPage keyId={(await params).keyId} />
}
