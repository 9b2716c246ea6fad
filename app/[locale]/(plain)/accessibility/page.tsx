import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessibility'))('title') }
}

export default function AccessibilityPage() {
  const t = useTranslations('accessibility')
  return (
    <article>
      <h1>{t('title')}</h1>
      <p className="lead">{t('scope')}</p>
      <h2>{t('testedTitle')}</h2>
      <p>{t('tested')}</p>
      <h2>{t('knownTitle')}</h2>
      <p>{t('known')}</p>
      <h2>{t('feedbackTitle')}</h2>
      <p>{t('feedback')}</p>
    </article>
  )
}
