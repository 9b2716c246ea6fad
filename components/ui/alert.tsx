import type { ReactNode } from 'react'
import styles from './alert.module.css'
import { CheckIcon, CrossIcon, InfoIcon, WarningIcon } from './icons.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'info'

const icons = { good: CheckIcon, warn: WarningIcon, bad: CrossIcon, info: InfoIcon }

/** @param live announced when it appears on an open page */
export function Alert({ tone, title, live = false, children }: { tone: Tone; title?: string; live?: boolean; children?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={`${styles.alert} ${styles[tone]}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon />
      <div>{title !== undefined && <p className={styles.title}>{title}</p>}{children}</div>
    </div>
  )
}
