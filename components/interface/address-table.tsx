import type { ReactNode } from 'react'
import styles from './interface.module.css'

/** Names with their addresses; on a phone each row is a small block of its own. */
export function AddressTable({ label, columns, rows }: { label: string; columns: readonly string[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] }) {
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={label}>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>{cells.map((cell, index) => (index === 0 ? <th key={columns[index]} scope="row">{cell}</th> : <td key={columns[index]} data-label={columns[index]}>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
