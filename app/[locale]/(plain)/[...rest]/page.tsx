import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotFoundHere } from '../../../session/not-found.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notFound'))('title') }
}

/** Every address that no other page has, so that it is answered in the language of the address. */
export default function AnyOtherPage() {
  return <NotFoundHere />
}
