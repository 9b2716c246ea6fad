'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { Link } from '../i18n/link.tsx'
import { usePathname } from '../i18n/navigation.ts'
import { routing, type Locale } from '../i18n/routing.ts'
import styles from './header.module.css'

const names: Record<Locale, { short: string; full: string }> = {
  fi: { short: 'FI', full: 'Suomi' },
  sv: { short: 'SV', full: 'Svenska' },
  en: { short: 'EN', full: 'English' },
}

/** The same page in the other languages; plain links, each named in its own language. */
export function LanguageSwitch() {
  const t = useTranslations('shell')
  const current = useLocale()
  const pathname = usePathname()
  const search = useSearchParams().toString()
  return (
    <nav aria-label={t('language')} className={styles.languages}>
      <ul>
        {routing.locales.map((locale) => (
          <li key={locale}>
            <Link href={search ? `${pathname}?${search}` : pathname} locale={locale} lang={locale} hrefLang={locale} aria-current={locale === current ? 'true' : undefined}>
              <span aria-hidden="true">{names[locale].short}</span>
              <span className="visually-hidden">{names[locale].full}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
