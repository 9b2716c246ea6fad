import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BasicDataPage } from '../../../../basic-data/basic-data-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basicData'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<unknown> }) {
  return <BasicDataPage base="/me" query={await searchParams} />
}
