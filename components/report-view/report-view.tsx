import { useLocale, useTranslations } from 'next-intl'
import { codeEntry } from '#schemas/code-lists.ts'
import { hasChanges, outlineOf, type OutlineNode, type OutlinePart, type OutlineValue } from '#schemas/report-outline.ts'
import type { Locale } from '../i18n/routing.ts'
import { dayText, momentText } from '../ui/formats.ts'
import styles from './report-view.module.css'

type ValueNode = Extract<OutlineNode, { kind: 'value' }>
type GroupNode = Extract<OutlineNode, { kind: 'group' }>

/**
 * A report, or another part of a message, as people read it. For the server: it carries the dictionary and the code lists.
 *
 * @param value of the generated type
 * @param before another version of it; what differs is marked, in words as well as in colour
 * @param headingLevel of its groups
 */
export function ReportView({ part, value, before, headingLevel = 3 }: { part: OutlinePart; value: object; before?: object | undefined; headingLevel?: 2 | 3 | 4 }) {
  return <div className={styles.report}><Nodes nodes={outlineOf(part, value, before)} level={headingLevel} /></div>
}

/** Said only when no part of two compared versions differs. */
export function NoDifferences({ parts }: { parts: readonly { part: OutlinePart; value: object; before: object }[] }) {
  const t = useTranslations('reportView')
  return parts.some(({ part, value, before }) => hasChanges(outlineOf(part, value, before))) ? null : <p>{t('noDifferences')}</p>
}

/** Values in the order of the message, runs of them as one list; each group below its heading. */
function Nodes({ nodes, level }: { nodes: readonly OutlineNode[]; level: number }) {
  const runs: (ValueNode[] | GroupNode)[] = []
  const named = (name: string) => nodes.filter((node) => node.name === name).length
  for (const node of nodes) {
    const last = runs.at(-1)
    // Half-filled drafts have groups with nothing in them.
    if (node.kind === 'group') { if (node.children.length > 0) runs.push(named(node.name) > 1 ? node : { ...node, position: undefined }) }
    else if (Array.isArray(last)) last.push(node)
    else runs.push([node])
  }
  return runs.map((run, index) => (Array.isArray(run) ? <dl key={index} className={styles.values}>{run.map((node, at) => <Value key={at} node={node} />)}</dl> : <Group key={index} node={run} level={level} />))
}

function Group({ node, level }: { node: GroupNode; level: number }) {
  const locale = useLocale() as Locale
  const { children, change } = node
  // A group that only holds a list says nothing of its own.
  if (children.length > 0 && children.every((child) => child.kind === 'group' && child.position !== undefined)) return <Nodes nodes={children.map((child) => (change ? { ...child, change } : child))} level={level} />
  const Heading = `h${Math.min(level, 6)}` as 'h3'
  return (
    <section className={`${styles.group} ${change ? styles[change] : ''}`}>
      <Heading className={styles.heading}>{titleOf(node, locale)}<ChangeMark change={change} /></Heading>
      <Nodes nodes={children} level={level + 1} />
    </section>
  )
}

function Value({ node }: { node: ValueNode }) {
  const t = useTranslations('reportView')
  const locale = useLocale() as Locale
  const { change, before } = node
  return (
    <div className={change ? styles[change] : undefined}>
      <dt>{titleOf(node, locale)}<ChangeMark change={change} /></dt>
      <dd>
        {shown(node, node.value, locale, t)}
        {before !== undefined && <span className={styles.before}>{t('before')} <del>{shown(node, before, locale, t)}</del></span>}
      </dd>
    </div>
  )
}

function ChangeMark({ change }: { change: OutlineNode['change'] }) {
  const t = useTranslations('reportView')
  return change === undefined ? null : <span className={styles.mark}>{t(change)}</span>
}

const titleOf = ({ name, label, position }: OutlineNode, locale: Locale): string => `${label?.[locale] ?? name}${position === undefined ? '' : ` ${position}`}`

type Texts = ReturnType<typeof useTranslations<'reportView'>>

function shown({ form, codeList }: ValueNode, value: OutlineValue, locale: Locale, t: Texts): string {
  if (codeList !== undefined) {
    const entry = codeEntry(codeList, value)
    if (entry) return typeof value === 'boolean' ? entry[locale] : `${value} ${entry[locale]}`
  }
  switch (form) {
    case 'date': return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dayText(new Date(`${value}T12:00:00Z`)) : String(value)
    case 'moment': {
      const at = new Date(String(value))
      return Number.isNaN(at.getTime()) ? String(value) : momentText(at, locale)
    }
    case 'euros': return `${hundredths(Number(value), locale, 2)}\u00a0€`
    case 'hundredths': return hundredths(Number(value), locale, 0)
    case 'integer': return String(value)
    case 'boolean': return value === true ? t('yes') : t('no')
    case 'text': return String(value)
    default: return form satisfies never
  }
}

const hundredths = (value: number, locale: Locale, decimals: 0 | 2): string => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : `${locale}-FI`, { minimumFractionDigits: decimals, maximumFractionDigits: 2 }).format(value / 100)
