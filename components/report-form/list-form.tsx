'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { FormProvider, useController, useFieldArray, useForm, useFormContext, useWatch } from 'react-hook-form'
import buttons from '../ui/button.module.css'
import { TextInput } from './field.tsx'
import { EarnerPicker, type KnownEarnerOption, type TakeEarner } from './earner-picker.tsx'
import { DeadlineNote, SaveStatus, SendStatus } from './form-frame.tsx'
import { PAYMENT_DATE, useUsualPayPeriod } from './pay-period.ts'
import { focusField, ProblemSummary } from './problem-summary.tsx'
import { FormParts, useFormParts } from './problems.tsx'
import styles from './report-form.module.css'
import type { Deadline, DraftActions, FieldShape, Problem, Values } from './shapes.ts'
import { useDraft } from './use-draft.ts'

const deducted = ['402', '413', '414'] as const
const NO_OBLIGATION = '1'
const NO_OPTIONS = {}

export type ListFormProps = {
  values: Values
  start: { revision: number; problems: readonly Problem[]; deadline?: Deadline | undefined }
  refused: boolean
  emptyReport: Values
  payerName: string
  /** the full form of a row; its number, from 1, is put behind */
  rowHref: string
  earners: readonly KnownEarnerOption[]
  actions: DraftActions & { earner: TakeEarner }
}

/** A pay list: what is the same for all, and a row for each income earner. */
export function ListForm({ values, start, refused, emptyReport, payerName, rowHref, earners, actions }: ListFormProps) {
  const t = useTranslations('reportForm')
  const form = useForm<Record<string, unknown>>({ defaultValues: values as Record<string, unknown> })
  const draft = useDraft(form, actions, start)
  const [asked, setAsked] = useState<object | undefined>(refused ? {} : undefined)
  const holding = useMemo(() => draft.problems.filter(({ advice }) => !advice), [draft.problems])
  const send = async () => {
    const found = await draft.send()
    if (found.length > 0) setAsked({})
  }
  const placeOf = (field: string) => {
    const [, row] = /^reports\.report\.(\d+)/.exec(field) ?? []
    return row === undefined ? '' : `${t('list.row', { row: Number(row) + 1 })}: `
  }
  /** Open the row's full form only when all is kept. */
  const openRow = async (row: number) => { if (await draft.save()) location.assign(`${rowHref}${row + 1}`) }
  return (
    <FormProvider {...form}>
      <FormParts options={NO_OPTIONS} problems={draft.problems} all={asked !== undefined}>
        <form className={styles.listForm} noValidate onSubmit={(event) => { event.preventDefault(); void send() }}>
          <ProblemSummary problems={holding} asked={asked} placeOf={placeOf} orderOf={(field) => Number(/^reports\.report\.(\d+)/.exec(field)?.[1] ?? -1)} labelOf={(field) => (field.endsWith('.incomeEarnerIds.id.0.code') ? t('list.identityCode') : undefined)} goTo={(field) => { const row = hiddenRow(field); if (row === undefined) focusField(field); else void openRow(row) }} />
          <p className={styles.payer}>{t('payerIs', { name: payerName })}</p>
          <Shared deadline={draft.deadline} />
          <People emptyReport={emptyReport} openRow={openRow} holding={holding} earners={earners} take={actions.earner} />
          <SendStatus draft={draft} />
          <div className={styles.bar}>
            <button type="submit" className={buttons.primary} aria-disabled={draft.sendState.kind === 'sending'}>{draft.sendState.kind === 'sending' ? t('send.sending') : t('send.send')}</button>
            <SaveStatus draft={draft} />
          </div>
        </form>
      </FormParts>
    </FormProvider>
  )
}

/** Row of a field that the table does not show. */
function hiddenRow(field: string): number | undefined {
  const [, row, rest = ''] = /^reports\.report\.(\d+)\.?(.*)$/.exec(field) ?? []
  return row === undefined || document.getElementById(field) !== null || rest === '' ? undefined : Number(row)
}

function Shared({ deadline }: { deadline: Deadline | undefined }) {
  const t = useTranslations('reportForm')
  const fillPeriod = useUsualPayPeriod()
  const day = (key: string, label: string): FieldShape => ({ key, label, input: 'date', required: true })
  const text = (key: string, label: string): FieldShape => ({ key, label, input: 'text', required: true })
  return (
    <section className={styles.part} aria-labelledby="list-shared">
      <h2 id="list-shared">{t('list.shared')}</h2>
      <div className={styles.pair} onChange={fillPeriod}>
        <TextInput name={PAYMENT_DATE} shape={day('paymentDate', t('short.paymentDate'))} />
        <TextInput name="paymentPeriod.startDate" shape={day('startDate', t('short.periodStart'))} />
        <TextInput name="paymentPeriod.endDate" shape={day('endDate', t('short.periodEnd'))} />
      </div>
      <DeadlineNote deadline={deadline} />
      <div className={styles.pair}>
        <TextInput name="contactPersons.contactPerson.0.name" shape={text('name', t('short.contactName'))} autoComplete="name" />
        <TextInput name="contactPersons.contactPerson.0.telephone" shape={text('telephone', t('short.contactPhone'))} autoComplete="tel" />
      </div>
    </section>
  )
}

type PeopleProps = { emptyReport: Values; openRow: (row: number) => Promise<void>; holding: readonly Problem[]; earners: readonly KnownEarnerOption[]; take: TakeEarner }

function People({ emptyReport, openRow, holding, earners, take }: PeopleProps) {
  const t = useTranslations('reportForm.list')
  const { fields, append, remove, update } = useFieldArray({ name: 'reports.report' })
  const { getValues } = useFormContext()
  /** Into the row that is still empty, or a new one. */
  const takeIn = (report: Values) => {
    const isUntouched = (row: number) => ['incomeEarnerIds.id.0.code', 'incomeEarnerBasic.lastName'].every((path) => !getValues(`reports.report.${row}.incomeEarner.${path}`))
    const free = fields.findIndex((_, row) => isUntouched(row))
    if (free >= 0) update(free, structuredClone(report))
    else append(structuredClone(report), { shouldFocus: false })
  }
  const columns = [t('identityCode'), t('name'), t('firstName'), t('incomeType'), t('amount'), t('withholding'), t('pension'), t('unemployment'), t('notInsured'), t('rest')]
  const toCorrect = useMemo(() => {
    const counts = new Map<number, number>()
    for (const { field } of holding) {
      const [, row] = /^reports\.report\.(\d+)/.exec(field) ?? []
      if (row !== undefined) counts.set(Number(row), (counts.get(Number(row)) ?? 0) + 1)
    }
    return counts
  }, [holding])
  return (
    <section className={styles.part} aria-labelledby="list-people">
      <h2 id="list-people">{t('people')}</h2>
      <p className={styles.hint}>{t('lead')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr>{columns.map((column, index) => <th key={column} scope="col" className={widths[index]}>{column}</th>)}</tr></thead>
          <tbody>
            {fields.map(({ id }, row) => (
              <tr key={id} id={`reports.report.${row}`} tabIndex={-1}>
                <Cell row={row} label={columns[0]!} path="incomeEarner.incomeEarnerIds.id.0.code" />
                <Cell row={row} label={columns[1]!} path="incomeEarner.incomeEarnerBasic.lastName" />
                <Cell row={row} label={columns[2]!} path="incomeEarner.incomeEarnerBasic.firstName" />
                <Cell row={row} label={columns[3]!} path="transactions.transaction.0.transactionBasic.transactionCode" numeric />
                <Cell row={row} label={columns[4]!} path="transactions.transaction.0.transactionBasic.amount" amount />
                {deducted.map((code, index) => <DeductedCell key={code} row={row} label={columns[5 + index]!} place={index + 1} code={code} />)}
                <NotInsuredCell row={row} label={columns[8]!} />
                <td data-label={columns[9]}>
                  <button type="button" className={buttons.quiet} aria-label={t('editNamed', { row: row + 1 })} onClick={() => void openRow(row)}>{t('edit')}</button>
                  {fields.length > 1 && <button type="button" className={buttons.quiet} aria-label={t('removeNamed', { row: row + 1 })} onClick={() => remove(row)}>{t('remove')}</button>}
                  <span className={styles.hint}>{t('problems', { count: toCorrect.get(row) ?? 0 })}</span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot><Totals label={t('total')} sums={columns.slice(4, 8)} /></tfoot>
        </table>
      </div>
      <EarnerPicker label={t('known')} hint={t('knownHint')} earners={earners} take={take} onTake={takeIn} />
      <div><button type="button" className={buttons.secondary} onClick={() => append(structuredClone(emptyReport), { focusName: `reports.report.${fields.length}.incomeEarner.incomeEarnerIds.id.0.code` })}>{t('add')}</button></div>
    </section>
  )
}

/** An identity code is long, an income type three digits. */
const widths: readonly (string | undefined)[] = [styles.wide, undefined, undefined, styles.narrow]

type CellProps = { row: number; label: string; path: string; amount?: boolean; numeric?: boolean; onTyped?: (text: string) => void }

function Cell({ row, label, path, amount = false, numeric = false, onTyped }: CellProps) {
  const name = `reports.report.${row}.${path}`
  const { register } = useFormContext()
  const { problemsAt, visit } = useFormParts()
  const t = useTranslations('reportForm.list')
  const problems = problemsAt(name)
  return (
    <td data-label={label}>
      <input
        {...register(name, { onBlur: () => visit(name), ...(onTyped && { onChange: ({ target }: { target: { value: string } }) => onTyped(target.value) }) })} id={name} type="text" autoComplete="off" inputMode={amount ? 'decimal' : numeric ? 'numeric' : 'text'}
        className={amount ? styles.figure : undefined} aria-label={`${label}, ${t('row', { row: row + 1 })}`} aria-invalid={problems.length > 0 || undefined} aria-describedby={problems.length > 0 ? `${name}-error` : undefined}
      />
      {problems.length > 0 && <p id={`${name}-error`} className={styles.error}>{problems.map(({ text }) => text).join(' ')}</p>}
    </td>
  )
}

function DeductedCell({ row, label, place, code }: { row: number; label: string; place: number; code: string }) {
  const { setValue } = useFormContext()
  const base = `transactions.transaction.${place}.transactionBasic`
  return <Cell row={row} label={label} path={`${base}.amount`} amount onTyped={(text) => setValue(`reports.report.${row}.${base}.transactionCode`, text.trim() === '' ? '' : code)} />
}

function NotInsuredCell({ row, label }: { row: number; label: string }) {
  const t = useTranslations('reportForm.list')
  const { field } = useController({ name: `reports.report.${row}.incomeEarner.insuranceExceptions` })
  const codes = (field.value as { exceptionCode?: unknown } | undefined)?.exceptionCode
  return (
    <td data-label={label}>
      <input
        type="checkbox" className={styles.box} aria-label={`${label}, ${t('row', { row: row + 1 })}`} checked={Array.isArray(codes) && codes.includes(NO_OBLIGATION)}
        onChange={({ target }) => field.onChange(target.checked ? { exceptionCode: [NO_OBLIGATION] } : { exceptionCode: [] })}
      />
    </td>
  )
}

/** Sums of what can be read as an amount. */
function Totals({ label, sums }: { label: string; sums: readonly string[] }) {
  const reports = useWatch({ name: 'reports.report' }) as unknown
  const list = Array.isArray(reports) ? reports as { transactions?: { transaction?: { transactionBasic?: { amount?: unknown } }[] } }[] : []
  const sum = (place: number) => list.reduce((total, report) => total + centsOf(report?.transactions?.transaction?.[place]?.transactionBasic?.amount), 0)
  return <tr><th scope="row" colSpan={4}>{label}</th>{sums.map((name, place) => <td key={place} className={styles.figure} data-label={name}>{eurosOf(sum(place))}</td>)}<td colSpan={2}></td></tr>
}

function centsOf(typed: unknown): number {
  const [, whole, fraction = ''] = /^(-?\d{1,13})(?:[.,](\d{1,2}))?$/.exec(String(typed ?? '').replace(/\s/g, '')) ?? []
  return whole === undefined ? 0 : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

const eurosOf = (cents: number) => (cents / 100).toLocaleString('fi-FI', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
