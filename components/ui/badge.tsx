import type { Tone } from './alert.tsx'
import styles from './badge.module.css'
import { CheckIcon, ClockIcon, CrossIcon, WarningIcon } from './icons.tsx'

const icons = { good: CheckIcon, warn: WarningIcon, bad: CrossIcon, info: ClockIcon }

/** A state in a word: colour and sign only repeat what the word says. */
export function Badge({ tone, large = false, children }: { tone: Tone; large?: boolean; children: string }) {
  const Icon = icons[tone]
  return <span className={`${styles.badge} ${styles[tone]} ${large ? styles.large : ''}`}><Icon size={large ? 22 : 18} />{children}</span>
}
