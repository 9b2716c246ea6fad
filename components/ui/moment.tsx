import { useLocale } from 'next-intl'
import { dayText, momentText } from './formats.ts'

/** A moment as people in Finland write it, and for machines. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{momentText(at, useLocale())}</time>
}

/** A day without a time. @param date midnight UTC of the day */
export function Day({ date }: { date: Date }) {
  return <time dateTime={date.toISOString().slice(0, 10)}>{dayText(date, 'UTC')}</time>
}
