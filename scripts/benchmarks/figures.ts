/** Printed figures: each beside its baseline of the same run, and what is to be reached. */

export type Figure = {
  name: string
  value: number
  unit: 'ms' | 'reports/s' | 'requests/s' | 'MB' | 'MB/s'
  baseline?: { name: string; value: number; unit: Figure['unit'] }
  /** Wanted ratio to the baseline, or wanted value. */
  atMost?: number
  atLeast?: number
  of?: 'baseline' | 'value'
}

export function printFigure({ name, value, unit, baseline, atMost, atLeast, of = 'value' }: Figure): void {
  const ratio = baseline && value / baseline.value
  const judged = of === 'baseline' ? ratio : value
  const goal = atMost !== undefined ? `≤ ${shown(atMost)}${of === 'baseline' ? 'x' : ` ${unit}`}` : atLeast !== undefined ? `≥ ${shown(atLeast)}${of === 'baseline' ? 'x' : ` ${unit}`}` : ''
  const reached = judged === undefined || goal === '' ? '' : (atMost !== undefined ? judged <= atMost : judged >= atLeast!) ? 'reached' : 'NOT REACHED'
  const columns = [
    name.padEnd(58),
    `${shown(value)} ${unit}`.padStart(16),
    baseline ? `| ${baseline.name}: ${shown(baseline.value)} ${baseline.unit}` : '',
    ratio === undefined ? '' : `| ${ratio.toFixed(2)}x`,
    goal === '' ? '' : `| goal ${goal}: ${reached}`,
  ]
  console.log(columns.filter((column) => column !== '').join(' '))
}

const shown = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(value >= 10 ? 1 : 2))

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const heading = (text: string): void => console.log(`\n${text}\n${'─'.repeat(text.length)}`)
