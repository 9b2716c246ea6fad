import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ways } from '#components/vault/wish-fields.ts'
import { NotFoundHere } from '../../../../../../session/not-found.tsx'
import { WishPage } from '../../../../../../vault/wish-page.tsx'

type Props = { params: Promise<{ way: string }> }

const Way = z.enum(ways)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [way, t] = [Way.safeParse((await params).way), await getTranslations()]
  return { title: way.success ? t(`getCertificate.way.${way.data}.name`) : t('notFound.title') }
}

export default async function GetInThisWayPage({ params }: Props) {
  const way = Way.safeParse((await params).way)
  return way.success ? <WishPage way={way.data} /> : <NotFoundHere />
}
