import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import type { Locale } from '../i18n/routing.ts'
import { BrandMark } from './brand-mark.tsx'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch.tsx'

export type ShellUser = {
  name: string
  /** whom they act for, in words; none chosen yet: undefined */
  role?: { name: string; homeHref: string }
}

/** @param faults of the sandbox that are on, by name */
export function Header({ user, locale, test, faults }: { user?: ShellUser; locale: Locale; test: boolean; faults: readonly string[] }) {
  const t = useTranslations()
  return (
    <header>
      <div className={styles.strip}><p>{t('service.notOfficial')}{test && ` ${t('service.testEnvironment')}`}</p></div>
      {faults.length > 0 && <div className={styles.faults}><p>{t('service.faultsOn', { count: faults.length })} <strong lang="en">{faults.join(', ')}</strong></p></div>}
      <div className={styles.header}>
        <div className={styles.inner}>
          <Link href={user?.role?.homeHref ?? (user ? '/' : '/login')} className={styles.brand}>
            <BrandMark />
            <span><span className={styles.name}>{t('service.name')}</span><span className={styles.tagline}>{t('service.tagline')}</span></span>
          </Link>
          <LanguageSwitch />
          {user && (
            <div className={styles.user}>
              <p className={styles.who}><span className="visually-hidden">{t('shell.user')}: </span><strong>{user.name}</strong></p>
              <form action="/api/logout" method="post">
                <input type="hidden" name="language" value={locale} />
                <button className={styles.logout}>{t('shell.logOut')}</button>
              </form>
            </div>
          )}
        </div>
      </div>
      {user?.role && (
        <div className={styles.role}>
          <p><span>{t('shell.actingFor')} <strong>{user.role.name}</strong></span><Link href="/" className="no-print">{t('shell.changeRole')}</Link></p>
        </div>
      )}
    </header>
  )
}
