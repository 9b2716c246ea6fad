import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('about'))('title') }
}

export default function AboutPage() {
  const t = useTranslations('about')
  return (
    <article>
      <h1>{t('title')}</h1>
      <p className="lead">{t('what')}</p>
      <h2>{t('notOfficialTitle')}</h2>
      <p>{t('notOfficial')}</p>
      <h2>{t('howTitle')}</h2>
      <p>{t('how')}</p>
    </article>
  )
}
