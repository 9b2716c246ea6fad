import { useTranslations } from 'next-intl'
import { Moment } from '../ui/moment.tsx'
import styles from './timeline.module.css'

export type TimelineStep = { name: string; at?: Date; state: 'done' | 'current' | 'pending' | 'bad' }

/** What has happened and what is still to come, in order. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  const t = useTranslations('record.step')
  return (
    <ol className={styles.timeline}>
      {steps.map(({ name, at, state }) => (
        <li key={name} className={`${styles.step} ${state === 'pending' ? '' : styles[state]}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span className={styles.name}>{name}</span>
          <span className={styles.when}>{at ? <Moment at={at} /> : state === 'current' ? t('current') : t('pending')}</span>
        </li>
      ))}
    </ol>
  )
}
