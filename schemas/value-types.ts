/**
 * The value of a `decimal2` element as an integer count of hundredths: euro cents for amounts,
 * hundredths of an hour, percent or unit elsewhere. At most 13 digits before the point, so always exact.
 */
export type Hundredths = number

/** `1234.5` → 123450. The lexical form has been checked by the schema. */
export function parseHundredths(lexical: string): Hundredths {
  const text = lexical.trim()
  const point = text.indexOf('.')
  if (point < 0) return Number(text) * 100
  const fraction = text.slice(point + 1).padEnd(2, '0')
  const whole = Number(text.slice(0, point)) * 100
  return text.charCodeAt(0) === 45 /* - */ ? whole - Number(fraction) : whole + Number(fraction)
}

/** 123450 → `1234.50`. */
export function formatHundredths(value: Hundredths): string {
  const absolute = Math.abs(value)
  return `${value < 0 ? '-' : ''}${Math.trunc(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`
}
