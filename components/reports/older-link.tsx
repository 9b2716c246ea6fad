import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'
import styles from './older-link.module.css'

/** A list without page numbers: on to what is older, and back to the newest. */
export function OlderLink({ label, older, first }: { label: string; older: { href: string; label: string } | undefined; first: { href: string; label: string } | undefined }) {
  if (!older && !first) return null
  return (
    <nav aria-label={label} className={styles.pages}>
      {first && <Link href={first.href} className={buttons.secondary}>{first.label}</Link>}
      {older && <Link href={older.href} rel="next" className={buttons.secondary}>{older.label}</Link>}
    </nav>
  )
}
