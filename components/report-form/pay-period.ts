import { useFormContext } from 'react-hook-form'

const PERIOD = { start: 'paymentPeriod.startDate', end: 'paymentPeriod.endDate' }
export const PAYMENT_DATE = 'paymentPeriod.paymentDate'

/** The pay period is usually the month of the payment. @param typed payment date, d.m.yyyy @returns both ends as they are typed; undefined for what is no date yet */
export function usualPayPeriod(typed: string): { start: string; end: string } | undefined {
  const [, month, year] = /^\d{1,2}[.,](\d{1,2})[.,](\d{4})$/.exec(typed.trim()) ?? []
  if (month === undefined || year === undefined || Number(month) < 1 || Number(month) > 12) return undefined
  return { start: `1.${Number(month)}.${year}`, end: `${new Date(Number(year), Number(month), 0).getDate()}.${Number(month)}.${year}` }
}

/** Fills the pay period when the payment date has been typed, unless the person has filled it. For the `onBlur` of what is around the date. */
export function useUsualPayPeriod(): (event: { target: EventTarget }) => void {
  const { setValue, getValues } = useFormContext()
  return ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.id !== PAYMENT_DATE || getValues(PERIOD.start) || getValues(PERIOD.end)) return
    const usual = usualPayPeriod(target.value)
    if (!usual) return
    setValue(PERIOD.start, usual.start)
    setValue(PERIOD.end, usual.end)
  }
}
