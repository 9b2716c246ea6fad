'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import buttons from '../ui/button.module.css'
import { Alert } from '../ui/alert.tsx'
import { CorrectionNote } from './correction-note.tsx'
import { DeadlineNote, SaveStatus, SendStatus } from './form-frame.tsx'
import { GroupFields } from './group.tsx'
import { MethodChoice, useMethod } from './method-choice.tsx'
import { useUsualPayPeriod } from './pay-period.ts'
import { focusField, ProblemSummary } from './problem-summary.tsx'
import { FormParts } from './problems.tsx'
import styles from './report-form.module.css'
import type { Correction, Deadline, DraftActions, Options, Preview as PreviewAnswer, Problem, Seen, StepShape, Values } from './shapes.ts'
import { useDraft, type Draft } from './use-draft.ts'

export type FullFormProps = {
  values: Values
  start: { revision: number; problems: readonly Problem[]; deadline?: Deadline | undefined }
  steps: readonly StepShape[]
  options: Options
  /** which report of the draft, from 0 */
  report: number
  /** came back from the register: everything may complain at once */
  refused: boolean
  actions: DraftActions & { preview(report: number): Promise<PreviewAnswer> }
  /** the form was filled from a report in the register */
  correction?: Correction
  /** where the list is that the report belongs to */
  listHref?: string
}

/** Every field of a report, step by step; all steps can be reached at any time. */
export function FullForm({ values, start, steps, options, report, refused, actions, correction, listHref }: FullFormProps) {
  const t = useTranslations('reportForm')
  const form = useForm<Record<string, unknown>>({ defaultValues: values as Record<string, unknown> })
  const draft = useDraft(form, actions, { ...start, ...(correction && { lockedChanges: correction.lockedChanges }) })
  const [at, setAt] = useState(0)
  const [asked, setAsked] = useState<object | undefined>(refused ? {} : undefined)
  const [visited, setVisited] = useState<ReadonlySet<number>>(new Set())
  const heading = useRef<HTMLHeadingElement>(null)
  const focusNext = useRef<string>(undefined)
  const holding = useMemo(() => draft.problems.filter(({ advice }) => !advice), [draft.problems])
  const preview = at === steps.length
  const anew = correction !== undefined && correction.way !== 'replace'
  const [seen, setSeen] = useState<Seen>()
  const stepOf = (field: string): number => {
    const found = steps.findIndex(({ sections }) => sections.some(({ base, shape }) => shape.below.some(({ key }) => isWithin(field, `${placed(base, report)}${base === '' ? '' : '.'}${key}`)) || isWithin(placed(base, report), field)))
    return found === -1 ? 0 : found
  }

  const rowOf = ({ list, number, label }: NonNullable<Problem['row']>) => { const rows: unknown = form.getValues(list); return Array.isArray(rows) && rows.length > 1 ? `${label} ${number}: ` : '' }

  const go = (step: number, field?: string) => {
    setVisited((before) => new Set([...before, at]))
    focusNext.current = field ?? ''
    setAt(step)
    void draft.save()
    if (step === at && field !== undefined) focusField(field)
  }
  useEffect(() => {
    if (focusNext.current === undefined) return
    if (focusNext.current === '') heading.current?.focus()
    else focusField(focusNext.current)
    focusNext.current = undefined
  }, [at])

  const send = async () => {
    const found = await draft.send(anew ? seen : undefined)
    if (found.length > 0) setAsked({})
  }
  const current = steps[at]
  return (
    <FormProvider {...form}>
      <FormParts options={options} problems={draft.problems} all={asked !== undefined || visited.has(at)}>
        <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); if (preview) void send(); else go(at + 1) }}>
          {correction && <CorrectionNote correction={correction} draft={draft} />}
          <StepPath steps={steps} at={at} go={go} faulty={(step) => (asked !== undefined || visited.has(step)) && holding.some(({ field }) => stepOf(field) === step)} />
          <ProblemSummary problems={holding} shown={preview} asked={asked} placeOf={(field) => `${steps[stepOf(field)]!.title}: `} rowOf={rowOf} orderOf={stepOf} goTo={(field) => go(stepOf(field), field)} />
          {current && (
            <StepFields key={current.id}>
              <h2 ref={heading} tabIndex={-1}>{at + 1}. {current.title}</h2>
              {current.sections.map((section, index) => (
                <section key={section.id} className={styles.part} aria-label={section.title}>
                  {section.title !== current.title && <h3>{section.title}</h3>}
                  {section.base.endsWith('transactions') && options['TransactionCode.wages'] ? <Payments base={placed(section.base, report)} options={options} problems={draft.problems} all={asked !== undefined || visited.has(at)}><GroupFields base={placed(section.base, report)} shape={section.shape} /></Payments>
                    : <GroupFields base={placed(section.base, report)} shape={section.shape} />}
                  {at === 0 && index === 0 && <DeadlineNote deadline={draft.deadline} />}
                </section>
              ))}
            </StepFields>
          )}
          {preview && <Preview draft={draft} heading={heading} report={report} load={actions.preview} onSeen={setSeen} isGood={holding.length === 0} />}
          <SendStatus draft={draft} />
          <div className={styles.bar}>
            {at > 0 && <button type="button" className={buttons.secondary} onClick={() => go(at - 1)}>{t('step.previous')}</button>}
            {preview && listHref === undefined && (!anew || seen !== undefined) && (
              <button type="submit" className={buttons.primary} aria-disabled={draft.sendState.kind === 'sending'}>{draft.sendState.kind === 'sending' ? t('send.sending') : anew && seen !== 'cancelled' ? t('send.anew') : t('send.send')}</button>
            )}
            {!preview && <button type="submit" className={buttons.primary}>{t('step.next')}</button>}
            {listHref !== undefined && <a className={buttons.secondary} href={listHref}>{t('list.back')}</a>}
            <SaveStatus draft={draft} />
          </div>
        </form>
      </FormParts>
    </FormProvider>
  )
}

function StepFields({ children }: { children: ReactNode }) {
  return <div className={styles.fields} onChange={useUsualPayPeriod()}>{children}</div>
}

const placed = (base: string, report: number): string => base.replace('#', String(report))
const isWithin = (field: string, group: string): boolean => field === group || field.startsWith(`${group}.`)

function StepPath({ steps, at, go, faulty }: { steps: readonly StepShape[]; at: number; go: (step: number) => void; faulty: (step: number) => boolean }) {
  const t = useTranslations('reportForm.step')
  return (
    <nav aria-label={t('steps')}>
      <ol className={styles.stepPath}>
        {[...steps.map(({ title }) => title), t('preview')].map((title, step) => {
          const isFaulty = step < steps.length && faulty(step)
          return (
            <li key={title}>
              <button type="button" aria-current={step === at ? 'step' : undefined} className={isFaulty ? styles.faulty : undefined} onClick={() => go(step)}>
                {step + 1}. {title}{isFaulty && <span className="visually-hidden">, {t('faulty')}</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Income types are offered by the reporting method. */
function Payments({ base, options, problems, all, children }: { base: string; options: Options; problems: readonly Problem[]; all: boolean; children: ReactNode }) {
  const typed = useWatch({ name: `${base}.transaction` }) as unknown
  const [method, setMethod] = useMethod(typed, options['TransactionCode.wages'] ?? [])
  const offered = useMemo(() => ({ ...options, 'TransactionCode.wages': (options['TransactionCode.wages'] ?? []).filter((option) => option.method === undefined || option.method === method) }), [options, method])
  return (
    <>
      <MethodChoice method={method} onChange={setMethod} />
      <FormParts options={offered} problems={problems} all={all}>{children}</FormParts>
    </>
  )
}

type PreviewProps = { draft: Draft; heading: React.RefObject<HTMLHeadingElement | null>; report: number; load: (report: number) => Promise<PreviewAnswer>; onSeen: (seen: Seen | undefined) => void; isGood: boolean }

/** The report as it would be sent, read from what has been saved. It is read again when the register turned out to have something else. */
function Preview({ draft, heading, report, load, onSeen, isGood }: PreviewProps) {
  const t = useTranslations('reportForm')
  const [view, setView] = useState<ReactNode>()
  const { save, sendState } = draft
  const movedOn = sendState.kind === 'failed' && sendState.why === 'moved-on'
  useEffect(() => {
    let gone = false
    void save().then(() => load(report)).then((answer) => { if (!gone) { setView(answer.view); onSeen(answer.seen) } }, () => {})
    return () => { gone = true }
  }, [save, load, onSeen, report, movedOn])
  // What was seen before something changed is no longer what is confirmed.
  useEffect(() => () => onSeen(undefined), [onSeen])
  const advice = draft.problems.filter((problem) => problem.advice)
  return (
    <div className={styles.fields}>
      <h2 ref={heading} tabIndex={-1}>{t('step.preview')}</h2>
      <p>{t('preview.lead')}</p>
      {isGood && <Alert tone="good"><p>{t('preview.good')}</p></Alert>}
      {advice.length > 0 && <Alert tone="info" title={t('preview.advice')}><ul>{advice.map(({ text }, index) => <li key={index}>{text}</li>)}</ul></Alert>}
      <div className={styles.part}>{view ?? <p role="status">{t('preview.loading')}</p>}</div>
    </div>
  )
}
