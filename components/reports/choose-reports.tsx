'use client'
import { useRef, useState, type ReactNode } from 'react'
import buttons from '../ui/button.module.css'
import styles from './choose-reports.module.css'

type ChooseReportsProps = {
  /** page that the chosen ones are given to, as `report` */
  action: string
  texts: { all: string; submit: string; /** by how many are chosen */ chosen: readonly string[] }
  children: ReactNode
}

/**
 * A list with tick boxes around what is done with the chosen ones: a plain GET form, which works before scripts load. With
 * script it counts them and can choose all of the page.
 */
export function ChooseReports({ action, texts, children }: ChooseReportsProps) {
  const form = useRef<HTMLFormElement>(null)
  const all = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState(0)
  const boxes = () => [...form.current?.querySelectorAll<HTMLInputElement>('input[name=report]') ?? []]
  const count = () => {
    const ticked = boxes().filter(({ checked }) => checked).length
    setChosen(ticked)
    if (!all.current) return
    all.current.checked = ticked > 0 && ticked === boxes().length
    all.current.indeterminate = ticked > 0 && ticked < boxes().length
  }
  return (
    <form ref={form} action={action} method="get" className={styles.choosing} onChange={count}>
      {children}
      <div className={styles.bar}>
        <label className={styles.all}>
          <input ref={all} type="checkbox" onChange={({ target }) => { for (const box of boxes()) box.checked = target.checked }} />{texts.all}
        </label>
        <span role="status">{texts.chosen[chosen]}</span>
        <button className={buttons.secondary}>{texts.submit}</button>
      </div>
    </form>
  )
}
