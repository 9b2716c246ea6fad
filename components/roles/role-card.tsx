import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import styles from './roles.module.css'

type RoleCardProps = { icon: ReactNode; title: string; text: string; wide?: boolean; current?: boolean; /** shown with the reason, not to be chosen */ inactive?: boolean; children: ReactNode }

/** One way of acting in the service. */
export function RoleCard({ icon, title, text, wide = false, current = false, inactive = false, children }: RoleCardProps) {
  const t = useTranslations('roles')
  const id = useId()
  return (
    <section aria-labelledby={id} className={[styles.card, wide && styles.wide, current && styles.current, inactive && styles.inactive].filter(Boolean).join(' ')}>
      <div className={styles.head}>{icon}<h2 id={id}>{title}</h2></div>
      <p className={styles.text}>{current && <><strong className={styles.chosen}>{t('current')}.</strong> </>}{text}</p>
      {children}
    </section>
  )
}
