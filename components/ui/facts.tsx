import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Name and value, as many beside each other as fit. Facts that are not known are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode, width?: 'wide'] | false | undefined)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => fact && <div key={fact[0]} className={fact[2] && styles.wide}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></div>)}
    </dl>
  )
}
