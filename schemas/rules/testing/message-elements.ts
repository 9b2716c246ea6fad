/** The elements of a message, for tests that change anything anywhere. */
import { dictionary, isElement, resolveTypeName, type NamespaceFile } from '../../dictionary.ts'
import { valueName } from '../../names.ts'

/** Path without positions → does it repeat? For every element below the root. @param type of the root: `wrtirt:WageReportsToIR` */
export function elementPathsOf(file: NamespaceFile, type: string): ReadonlyMap<string, boolean> {
  const paths = new Map<string, boolean>()
  const add = (home: NamespaceFile, typeName: string, path: string): void => {
    const found = resolveTypeName(home, typeName)
    const complex = found.file && dictionary[found.file].complexTypes?.[found.local]
    if (!complex) return
    for (const particle of (complex.sequence ?? []).filter(isElement)) {
      if (particle.ref) continue
      const below = path === '' ? particle.name : `${path}/${particle.name}`
      paths.set(below, particle.max !== 1)
      add(found.file!, particle.type!, below)
    }
  }
  add(file, type, '')
  return paths
}

/** Names of the values that may be left out wherever their element stands in the message. */
export function optionalValues(file: NamespaceFile): ReadonlySet<string> {
  const particles = Object.values(dictionary[file].complexTypes!).flatMap((group) => (group.sequence ?? []).filter(isElement)).filter(({ ref }) => !ref)
  return new Set(particles.filter(({ name }) => particles.every((other) => other.name !== name || other.min === 0)).map(({ name }) => valueName(name)))
}

/** Every path that a value uses, as names of values below the root. */
export function usedPaths(value: unknown): ReadonlySet<string> {
  const used = new Set<string>()
  const walk = (current: unknown, path: string): void => {
    if (Array.isArray(current)) return current.forEach((entry) => walk(entry, path))
    used.add(path)
    if (typeof current === 'object' && current !== null) for (const [key, child] of Object.entries(current)) walk(child, path === '' ? key : `${path}/${key}`)
  }
  walk(value, '')
  return used
}

/** The path leads to something, or only its last step is missing. */
export function leadsSomewhere(message: object, path: string): boolean {
  const steps = path.split('/')
  let current: unknown = message
  for (let i = 0; i < steps.length; i++) {
    const [, name, position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(steps[i]!)!
    const next = (current as Record<string, unknown>)[valueName(name!)]
    if (next === undefined) return i === steps.length - 1 && position === undefined
    if (Array.isArray(next) !== (position !== undefined)) return false
    current = position === undefined ? next : (next as unknown[])[Number(position) - 1]
    if (current === undefined) return false
  }
  return true
}

const NUMBERS = [-1, 0, 1, 2, 3, 4, 99, 101, 102, 304, 401, 402, 407, 419, 999, 1266, 1423, 12_345_678]
const TEXTS = ['010190-900A', '1234567-2', 'x y', '99', 'FI', '1700-01-01', '2030-01-01', '12022-01-01', '-2022-01-01', '010101-123N and more', '']

/** Something is changed to what the schema still accepts: removed, repeated, or given another value of its type. @param optional names of values that may go */
export function changeAnything(value: unknown, optional: ReadonlySet<string>, random: () => number): unknown {
  const oneOf = <Entry>(entries: readonly Entry[]): Entry => entries[Math.floor(random() * entries.length)]!
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length)
    const changed = [...value]
    if (random() < 0.2) changed.push(structuredClone(value[at]))
    else changed[at] = changeAnything(value[at], optional, random)
    return changed
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const [key, child] = oneOf(entries)
    if (random() < 0.1 && optional.has(key)) return Object.fromEntries(entries.filter((entry) => entry[0] !== key))
    return { ...value, [key]: changeAnything(child, optional, random) }
  }
  if (typeof value === 'number') return oneOf(NUMBERS)
  return typeof value === 'boolean' ? value : oneOf(TEXTS)
}

/** The same numbers between 0 and 1 for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32
}
