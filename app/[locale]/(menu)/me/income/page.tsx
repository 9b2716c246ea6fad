import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OwnIncomePage } from '../../../../own-income/own-income-page.tsx'
import { actingInRole } from '../../../../session/acting-in-role.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ownIncome'))('title') }
}

export default async function IncomePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { context } = await actingInRole('private-person')
  return <OwnIncomePage context={context} query={await searchParams} />
}
