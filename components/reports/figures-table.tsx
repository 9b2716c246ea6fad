import type { ReactNode } from 'react'
import styles from './figures-table.module.css'

/** Figures beside what they are figures of; on a phone each row is a small block of its own. @param columns headings; of the first `names` the rows are named, the others hold figures */
export function FiguresTable({ caption, columns, names = 1, rows }: { caption: string; columns: readonly string[]; names?: number; rows: readonly { key: string; cells: readonly ReactNode[] }[] }) {
  const isFigure = (column: number) => column >= names
  return (
    <div className={styles.wrap} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr>{columns.map((column, index) => <th key={index} scope="col" className={isFigure(index) ? styles.figure : undefined}>{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...others] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {others.map((cell, index) => (isFigure(index + 1) ? <td key={index} className={styles.figure} data-label={columns[index + 1]}>{cell}</td> : <td key={index}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
