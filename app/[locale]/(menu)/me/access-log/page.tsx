import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessLogPage } from '../../../../access-log/access-log-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessLog'))('title') }
}

export default async function Page({ searchParams }: { searchParams: Promise<unknown> }) {
  return <AccessLogPage base="/me" query={await searchParams} />
}
