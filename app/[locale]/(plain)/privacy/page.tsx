import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

export default function PrivacyPage() {
  const t = useTranslations('privacy')
  return (
    <article>
      <h1>{t('title')}</h1>
      <p className="lead">{t('stored')}</p>
      <p>{t('unsent')}</p>
      <h2>{t('cookiesTitle')}</h2>
      <p>{t('cookies')}</p>
    </article>
  )
}
