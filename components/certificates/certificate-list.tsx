import { Link } from '../i18n/link.tsx'
import type { Tone } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import { Facts } from '../ui/facts.tsx'
import type { ComponentProps, ReactNode } from 'react'
import styles from './certificates.module.css'

export type CertificateRow = {
  id: number | string
  name: string
  href?: string | undefined
  typeName: string
  state: { text: string; tone: Tone }
  facts: ComponentProps<typeof Facts>['facts']
  actions?: ReactNode
}

/** Certificates or orders, one a block: the same on a phone. */
export function CertificateList({ rows }: { rows: readonly CertificateRow[] }) {
  return (
    <ul className={styles.list}>
      {rows.map(({ id, name, href, typeName, state, facts, actions }) => (
        <li key={id} className={`${styles.item} ${styles[state.tone]}`}>
          <div className={styles.head}>
            <div><h3>{href === undefined ? name : <Link href={href}>{name}</Link>}</h3><p>{typeName}</p></div>
            <Badge tone={state.tone}>{state.text}</Badge>
          </div>
          <Facts facts={facts} />
          {actions !== undefined && actions !== false && <div className={styles.actions}>{actions}</div>}
        </li>
      ))}
    </ul>
  )
}
