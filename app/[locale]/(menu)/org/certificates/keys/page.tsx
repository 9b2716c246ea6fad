import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeysPage } from '../../../../../vault/keys-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vault'))('title') }
}

export default async function KeptKeysPage({ searchParams }: { searchParams: Promise<unknown> }) {
  return <KeysPage query={await searchParams} />
}
