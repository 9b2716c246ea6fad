import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Name and value, as many beside each other as fit. Facts that are not known are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode] | false | undefined)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => fact && <div key={fact[0]}><dt>{fact[0]}</dt><dd>{fact[1]}</dd></div>)}
    </dl>
  )
}
