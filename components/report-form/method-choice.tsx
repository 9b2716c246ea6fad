'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import styles from './report-form.module.css'
import type { Option } from './shapes.ts'

export type Method = '1' | '2'

/** The method of the income types that are there already decides; until then the person does. */
export function useMethod(transactions: unknown, incomeTypes: readonly Option[]): [Method, (method: Method) => void] {
  const codes = (Array.isArray(transactions) ? transactions as { transactionBasic?: { transactionCode?: unknown } }[] : []).map((one) => String(one?.transactionBasic?.transactionCode ?? ''))
  const used = incomeTypes.find(({ value, method }) => method !== undefined && codes.includes(value))?.method
  const [chosen, choose] = useState<Method>(used ?? '2')
  return [chosen, choose]
}

export function MethodChoice({ method, onChange }: { method: Method; onChange: (method: Method) => void }) {
  const t = useTranslations('reportForm.method')
  return (
    <fieldset className={styles.choices} aria-describedby="method-hint">
      <legend>{t('legend')}</legend>
      <p id="method-hint" className={styles.hint}>{t('hint')}</p>
      {(['2', '1'] as const).map((one) => (
        <div key={one} className={styles.tick}>
          <input type="radio" id={`method-${one}`} name="method" checked={method === one} onChange={() => onChange(one)} />
          <label htmlFor={`method-${one}`}>{t(one)}</label>
        </div>
      ))}
    </fieldset>
  )
}
