import { CopyButton } from '../forms/copy-button.tsx'
import styles from './interface.module.css'

/** A long line for another program: shown whole, copied with a button. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  return <div className={styles.copyLine}><h3>{label}</h3><pre><code>{value}</code></pre><CopyButton value={value} name={label} /></div>
}
