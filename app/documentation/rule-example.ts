import { codeLists } from '#schemas/code-lists.ts'
import { isInForce } from '#schemas/code-list.ts'
import { sampleValue, type MessageFile } from '#schemas/element-labels.ts'
import type { Rule } from '#schemas/rules/rule.ts'

/** How the element stands in a message, with a value that is let through. @param date YYYY-MM-DD */
export function exampleOf({ elements: [first], allows }: Rule, file: MessageFile, date: string): string | undefined {
  if (first === undefined || first === '*' || !first.includes('/')) return undefined
  const names = first.split('/').slice(-3)
  const value = allowedSample(allows, date) ?? sampleValue(file, first)
  const lines = names.map((name, depth) => `${'  '.repeat(depth)}<${name}>${depth === names.length - 1 ? `${value ?? '…'}</${name}>` : ''}`)
  return [...lines, ...names.slice(0, -1).map((name, depth) => `${'  '.repeat(depth)}</${name}>`).reverse()].join('\n')
}

function allowedSample(allows: Rule['allows'], date: string): string | undefined {
  switch (allows?.kind) {
    case 'code-list': return codeLists[allows.list].codes.find((code) => isInForce(code, date))?.code
    case 'range': return allows.max ?? allows.min
    case 'dates': return allows.until === 'today' ? date : undefined
    case 'reference-characters': return 'Wages_2026-06_001'
    case 'not-codes': case undefined: return undefined
    default: return allows satisfies never
  }
}
