'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form'
import buttons from '../ui/button.module.css'
import { CodeField } from './code-field.tsx'
import { EarnerPicker, type KnownEarnerOption, type TakeEarner } from './earner-picker.tsx'
import { Field, TextInput } from './field.tsx'
import { DeadlineNote, SaveStatus, SendStatus } from './form-frame.tsx'
import { PAYMENT_DATE, useUsualPayPeriod } from './pay-period.ts'
import { focusField, ProblemSummary } from './problem-summary.tsx'
import { FormParts, useFormParts } from './problems.tsx'
import styles from './report-form.module.css'
import type { Deadline, DraftActions, FieldShape, Options, Problem, Values } from './shapes.ts'
import { useDraft } from './use-draft.ts'

const REPORT = 'reports.report.0'
const EARNER = `${REPORT}.incomeEarner`
const row = (index: number) => `${REPORT}.transactions.transaction.${index}.transactionBasic`
/** Rows of the short form after the wage itself: withholding, the employee's pension and unemployment insurance contributions. */
const deducted = [{ code: '402', key: 'withholding' }, { code: '413', key: 'pension' }, { code: '414', key: 'unemployment' }] as const
const NO_OBLIGATION = '1'
const EMPLOYEE = '1'
const OCCUPATION = '1'

/** What the form calls its fields, as keys of its texts, in their order. */
const labels: Readonly<Record<string, 'identityCode' | 'paymentDate' | 'periodStart' | 'periodEnd' | 'incomeType' | 'amount' | 'withholding' | 'pension' | 'unemployment' | 'provider' | 'policy' | 'occupation' | 'contactName' | 'contactPhone'>> = {
  [`${EARNER}.incomeEarnerIds.id.0.code`]: 'identityCode', [PAYMENT_DATE]: 'paymentDate', 'paymentPeriod.startDate': 'periodStart', 'paymentPeriod.endDate': 'periodEnd',
  [`${row(0)}.transactionCode`]: 'incomeType', [`${row(0)}.amount`]: 'amount', ...Object.fromEntries(deducted.map(({ key }, index) => [`${row(index + 1)}.amount`, key])),
  [`${EARNER}.pensionInsurance.pensionProvIdCode`]: 'provider', [`${EARNER}.pensionInsurance.pensionPolicyNo`]: 'policy', [`${EARNER}.professions.profession.0.code`]: 'occupation',
  'contactPersons.contactPerson.0.name': 'contactName', 'contactPersons.contactPerson.0.telephone': 'contactPhone',
}

export type ShortFormProps = {
  values: Values
  start: { revision: number; problems: readonly Problem[]; deadline?: Deadline | undefined }
  refused: boolean
  options: Options
  earners: readonly KnownEarnerOption[]
  payerName: string
  fullHref: string
  actions: DraftActions & { earner: TakeEarner }
}

/** The simple case on one page: who, when, how much, what was withheld. */
export function ShortForm({ values, start, refused, options, earners, payerName, fullHref, actions }: ShortFormProps) {
  const t = useTranslations('reportForm')
  const form = useForm<Record<string, unknown>>({ defaultValues: values as Record<string, unknown> })
  const draft = useDraft(form, actions, start)
  const [asked, setAsked] = useState<object | undefined>(refused ? {} : undefined)
  const holding = useMemo(() => draft.problems.filter(({ advice }) => !advice), [draft.problems])
  const send = async () => {
    const found = await draft.send()
    if (found.length > 0) setAsked({})
  }
  return (
    <FormProvider {...form}>
      <FormParts options={options} problems={draft.problems} all={asked !== undefined}>
        <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); void send() }}>
          <ProblemSummary problems={holding} asked={asked} orderOf={(field) => Object.keys(labels).findIndex((name) => name === field || name.startsWith(`${field}.`))} labelOf={(field) => (field in labels ? t(`short.${labels[field]!}`) : undefined)} goTo={focusField} />
          <p className={styles.payer}>{t('payerIs', { name: payerName })}</p>
          <EarnerPart earners={earners} take={actions.earner} />
          <PaymentPart deadline={draft.deadline} />
          <InsurancePart />
          <ContactPart />
          <SendStatus draft={draft} />
          <div className={styles.bar}>
            <button type="submit" className={buttons.primary} aria-disabled={draft.sendState.kind === 'sending'}>{draft.sendState.kind === 'sending' ? t('send.sending') : t('send.send')}</button>
            <a className={buttons.quiet} href={fullHref}>{t('toFull')}</a>
            <SaveStatus draft={draft} />
          </div>
        </form>
      </FormParts>
    </FormProvider>
  )
}

const text = (key: string, label: string, more: Partial<FieldShape> = {}): FieldShape => ({ key, label, input: 'text', ...more })

function EarnerPart({ earners, take }: { earners: readonly KnownEarnerOption[]; take: TakeEarner }) {
  const t = useTranslations('reportForm.short')
  const { setValue, getValues } = useFormContext()
  const fill = (report: Values) => {
    const typed: unknown = getValues(`${row(0)}.amount`)
    setValue(REPORT, { ...getValues(REPORT) as object, ...report })
    if (typed) setValue(`${row(0)}.amount`, typed)
  }
  return (
    <section className={styles.part} aria-labelledby="short-earner">
      <h2 id="short-earner">{t('earner')}</h2>
      <EarnerPicker label={t('known')} hint={t('knownHint')} earners={earners} take={take} onTake={fill} />
      <TextInput name={`${EARNER}.incomeEarnerIds.id.0.code`} shape={text('code', t('identityCode'), { required: true, hint: t('identityCodeHint') })} />
      <div className={styles.pair}>
        <TextInput name={`${EARNER}.incomeEarnerBasic.lastName`} shape={text('lastName', t('lastName'))} />
        <TextInput name={`${EARNER}.incomeEarnerBasic.firstName`} shape={text('firstName', t('firstName'))} />
      </div>
    </section>
  )
}

function PaymentPart({ deadline }: { deadline: Deadline | undefined }) {
  const t = useTranslations('reportForm.short')
  const { options } = useFormParts()
  const fillPeriod = useUsualPayPeriod()
  const day = (key: string, label: string, hint?: string): FieldShape => ({ key, label, input: 'date', required: true, ...(hint !== undefined && { hint }) })
  return (
    <section className={styles.part} aria-labelledby="short-payment">
      <h2 id="short-payment">{t('payment')}</h2>
      <div onChange={fillPeriod}>
        <TextInput name={PAYMENT_DATE} shape={day('paymentDate', t('paymentDate'), t('dayHint'))} />
        <DeadlineNote deadline={deadline} />
      </div>
      <div className={styles.pair}>
        <TextInput name="paymentPeriod.startDate" shape={day('startDate', t('periodStart'))} />
        <TextInput name="paymentPeriod.endDate" shape={day('endDate', t('periodEnd'))} />
      </div>
      <CodeField name={`${row(0)}.transactionCode`} shape={text('transactionCode', t('incomeType'), { required: true })} list={options['TransactionCode.short'] ?? []} />
      <TextInput name={`${row(0)}.amount`} shape={{ key: 'amount', label: t('amount'), input: 'amount', required: true }} />
      <Deducted index={1} />
      <details className={styles.more}>
        <summary>{t('contributions')}</summary>
        <div className={styles.fields}><Deducted index={2} /><Deducted index={3} /></div>
      </details>
    </section>
  )
}

/** Amount of a row whose income type is given; without an amount the row is not there. */
function Deducted({ index }: { index: 1 | 2 | 3 }) {
  const t = useTranslations('reportForm.short')
  const { setValue } = useFormContext()
  const { code, key } = deducted[index - 1]!
  return (
    <div onChange={({ target }) => setValue(`${row(index)}.transactionCode`, (target as unknown as HTMLInputElement).value.trim() === '' ? '' : code)}>
      <TextInput name={`${row(index)}.amount`} shape={{ key, label: t(key), input: 'amount' }} />
    </div>
  )
}

/** Insured with a pension provider, or no obligation to insure. */
function InsurancePart() {
  const t = useTranslations('reportForm.short')
  const { setValue, getValues } = useFormContext()
  const exceptions = useWatch({ name: `${EARNER}.insuranceExceptions.exceptionCode` }) as unknown
  const insured = !(Array.isArray(exceptions) && exceptions.includes(NO_OBLIGATION))
  const decide = (next: boolean) => {
    setValue(`${EARNER}.insuranceExceptions`, next ? undefined : { exceptionCode: [NO_OBLIGATION] })
    if (!next) for (const group of ['pensionInsurance', 'accidentInsurance']) setValue(`${EARNER}.${group}`, undefined)
    else fillFixed()
  }
  const fillFixed = () => { if (getValues(`${EARNER}.pensionInsurance.pensionProvIdCode`)) setValue(`${EARNER}.pensionInsurance.pensionActCode`, EMPLOYEE) }
  return (
    <fieldset className={styles.part}>
      <legend><h2>{t('insurance')}</h2></legend>
      {[true, false].map((value) => (
        <div key={String(value)} className={styles.tick}>
          <input type="radio" id={`insured-${value}`} name="insured" checked={insured === value} onChange={() => decide(value)} />
          <label htmlFor={`insured-${value}`}>{t(value ? 'insured' : 'notInsured')}</label>
        </div>
      ))}
      {insured && (
        <div className={styles.fields} onBlur={fillFixed}>
          <Field name={`${EARNER}.pensionInsurance.pensionProvIdCode`} shape={text('pensionProvIdCode', t('provider'), { options: 'PensionProvIdCode', required: true })} />
          <TextInput name={`${EARNER}.pensionInsurance.pensionPolicyNo`} shape={text('pensionPolicyNo', t('policy'), { required: true, hint: t('policyHint') })} />
        </div>
      )}
      <div onChange={({ target }) => setValue(`${EARNER}.professions.profession.0.type`, (target as unknown as HTMLInputElement).value.trim() === '' ? '' : OCCUPATION)}>
        <TextInput name={`${EARNER}.professions.profession.0.code`} shape={text('profession', t('occupation'), { hint: t('occupationHint'), ...(insured && { required: true }) })} />
      </div>
    </fieldset>
  )
}

function ContactPart() {
  const t = useTranslations('reportForm.short')
  return (
    <section className={styles.part} aria-labelledby="short-contact">
      <h2 id="short-contact">{t('contact')}</h2>
      <p className={styles.hint}>{t('contactHint')}</p>
      <div className={styles.pair}>
        <TextInput name="contactPersons.contactPerson.0.name" shape={text('name', t('contactName'), { required: true })} autoComplete="name" />
        <TextInput name="contactPersons.contactPerson.0.telephone" shape={text('telephone', t('contactPhone'), { required: true })} autoComplete="tel" />
      </div>
    </section>
  )
}
