import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import styles from '../../../documentation/documentation.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documentation'))('title') }
}

const parts = ['rules', 'codes', 'outside-registers'] as const

/** Where whoever makes or sends records finds what the register demands of them. */
export default function DocumentationPage() {
  const [t, tPaper] = [useTranslations('documentation'), useTranslations('paper')]
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ul className={styles.choices}>
        {parts.map((part) => (
          <li key={part}>
            <h2><Link href={`/documentation/${part}`}>{t(`${part}.title`)}</Link></h2>
            <p>{t(`${part}.lead`)}</p>
          </li>
        ))}
        <li><h2><Link href="/paper">{tPaper('title')}</Link></h2><p>{tPaper('lead')}</p></li>
      </ul>
    </>
  )
}
