'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboBox, type ComboOption } from './combo-box.tsx'
import styles from './report-form.module.css'
import type { Values } from './shapes.ts'

/** Remembered income earners: `value` is the id, `label` name and masked identifier. */
export type KnownEarnerOption = ComboOption
export type TakeEarner = (id: string) => Promise<Values | undefined>

const labelOf = ({ label }: KnownEarnerOption) => label

/** A remembered income earner, found by name. @param onTake gets what was last reported of them */
export function EarnerPicker({ label, hint, earners, take, onTake }: { label: string; hint: string; earners: readonly KnownEarnerOption[]; take: TakeEarner; onTake: (report: Values) => void }) {
  const t = useTranslations('reportForm.short')
  const [chosen, setChosen] = useState('')
  if (earners.length === 0) return null
  const choose = async (option: KnownEarnerOption) => {
    setChosen(option.label)
    const report = await take(option.value)
    if (report) onTake(report)
  }
  return (
    <ComboBox
      id="known-earner" label={label} listLabel={label} placeholder={t('searchEarner')} between={<p id="known-earner-hint" className={styles.hint}>{hint}</p>} described="known-earner-hint"
      list={earners} textOf={labelOf} showOption={labelOf} shown={chosen} onChoose={(option) => void choose(option)}
    />
  )
}
