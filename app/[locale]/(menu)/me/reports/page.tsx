import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ReportsList } from '../../../../reports/reports-list.tsx'
import { portalContext } from '../../../../session/current.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

export default async function ReportsOfHouseholdPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const context = await portalContext()
  const owner = ownerOfRole(context.actor)
  if (owner === undefined || context.actor.role?.kind !== 'private-person') redirect(`/${await getLocale()}`)
  return <ReportsList context={context} owner={owner} home="/me" query={await searchParams} />
}
