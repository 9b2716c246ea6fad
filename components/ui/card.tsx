import type { ReactNode } from 'react'
import styles from './card.module.css'
import { FileIcon } from './icons.tsx'

export function Card({ children, labelledBy }: { children: ReactNode; labelledBy?: string }) {
  return <section className={styles.card} aria-labelledby={labelledBy}>{children}</section>
}

/** Says what would be here, so that an empty page is not taken for a broken one. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className={`${styles.card} ${styles.empty}`}><FileIcon size={40} />{children}</div>
}
