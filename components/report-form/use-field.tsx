'use client'
import { useTranslations } from 'next-intl'
import { CrossIcon, WarningIcon } from '../ui/icons.tsx'
import { useFormParts } from './problems.tsx'
import styles from './report-form.module.css'
import type { FieldShape, Problem } from './shapes.ts'

/** Label, hint and problems of a field, with the ids that tie them to it. */
export function useField(name: string, { label, hint, required, locked, many }: Pick<FieldShape, 'label' | 'hint' | 'required' | 'locked' | 'many'>) {
  const t = useTranslations('reportForm')
  const { problemsAt, visit } = useFormParts()
  const problems = many ? [...problemsAt(name), ...Array.from({ length: 60 }, (_, index) => problemsAt(`${name}.${index}`)).flat()] : problemsAt(name)
  const note = locked ? t('locked') : hint
  return {
    invalid: problems.some(({ advice }) => !advice) || undefined,
    described: [note !== undefined && `${name}-hint`, problems.length > 0 && `${name}-error`].filter(Boolean).join(' ') || undefined,
    visit: () => visit(name),
    parts: {
      label: <>{label}{required && <span className={styles.required} aria-hidden="true"> *</span>}</>,
      hint: note !== undefined && <p id={`${name}-hint`} className={styles.hint}>{note}</p>,
      problems: problems.length > 0 && <ProblemTexts id={`${name}-error`} problems={problems} />,
    },
  }
}

export function ProblemTexts({ id, problems }: { id: string; problems: readonly Problem[] }) {
  return (
    <div id={id}>
      {problems.map(({ text, hint, advice }, index) => (
        <p key={index} className={advice ? styles.advice : styles.error}>
          {advice ? <WarningIcon size={18} /> : <CrossIcon size={18} />}<span>{text}{hint !== undefined && hint !== '' && <span className={styles.fix}> {hint}</span>}</span>
        </p>
      ))}
    </div>
  )
}
