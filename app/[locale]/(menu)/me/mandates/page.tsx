import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MandatesPage } from '../../../../mandates/mandates-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mandates'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<unknown> }) {
  return <MandatesPage base="/me" query={await searchParams} />
}
