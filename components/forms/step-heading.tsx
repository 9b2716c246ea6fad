'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import styles from './forms.module.css'

type StepHeadingProps = { step: number; names: readonly string[]; /** the person has just come here from another step */ arrived: boolean }

/** Where one is on a way of several steps. A new step is announced like a new page: it has the focus, and the title says it. */
export function StepHeading({ step, names, arrived }: StepHeadingProps) {
  const t = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  const name = names[step - 1]!
  useEffect(() => {
    if (arrived) heading.current?.focus()
    const prefix = `${name} – `
    // The page's own title may come after its content.
    const prefixTitle = () => { if (document.title !== '' && !document.title.startsWith(prefix)) document.title = prefix + document.title }
    prefixTitle()
    const observer = new MutationObserver(prefixTitle)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      document.title = document.title.replace(prefix, '')
    }
  }, [arrived, name])
  return (
    <div className={styles.steps}>
      <ol aria-hidden="true">
        {names.map((one, index) => <li key={one} className={index + 1 === step ? styles.here : index + 1 < step ? styles.done : undefined}>{one}</li>)}
      </ol>
      <h2 ref={heading} tabIndex={-1}><span className={styles.stepOf}>{t('step', { step, steps: names.length })}<span className="visually-hidden">: </span></span>{name}</h2>
    </div>
  )
}
