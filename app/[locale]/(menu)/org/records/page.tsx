import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { RecordsList } from '../../../../records/records-list.tsx'
import { portalContext } from '../../../../session/current.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('title') }
}

export default async function RecordsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const context = await portalContext()
  const owner = ownerOfRole(context.actor)
  if (owner === undefined || context.actor.role?.kind !== 'organisation') redirect(`/${await getLocale()}`)
  return <RecordsList context={context} owner={owner} home="/org" query={await searchParams} />
}
