import { useRef } from 'react'
import { useFormContext } from 'react-hook-form'

const [START, END] = ['paymentPeriod.startDate', 'paymentPeriod.endDate']
export const PAYMENT_DATE = 'paymentPeriod.paymentDate'

type Period = { start: string; end: string }

/** The pay period is usually the month of the payment. @param typed payment date, d.m.yyyy @returns both ends as they are typed; undefined for what is no date yet */
export function usualPayPeriod(typed: string): Period | undefined {
  const [, month, year] = /^\d{1,2}[.,](\d{1,2})[.,](\d{4})$/.exec(typed.trim()) ?? []
  if (month === undefined || year === undefined || Number(month) < 1 || Number(month) > 12) return undefined
  return { start: `1.${Number(month)}.${year}`, end: `${new Date(Number(year), Number(month), 0).getDate()}.${Number(month)}.${year}` }
}

/**
 * Fills the pay period as soon as the payment date is complete: who goes on by Tab comes to a field whose content is
 * selected, and types over it. What the person has filled in stays. For the `onChange` of what is around the date.
 */
export function useUsualPayPeriod(): (event: { target: EventTarget }) => void {
  const { setValue, getValues } = useFormContext()
  const filled = useRef<Period>(undefined)
  return ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.id !== PAYMENT_DATE) return
    const usual = usualPayPeriod(target.value)
    const [start, end] = [getValues(START) as unknown, getValues(END) as unknown]
    const isOurs = (!start && !end) || (start === filled.current?.start && end === filled.current?.end)
    if (!usual || !isOurs) return
    filled.current = usual
    setValue(START, usual.start)
    setValue(END, usual.end)
  }
}
