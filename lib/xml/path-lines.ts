import { WHOLE_MESSAGE } from './errors.ts'
import { asBuffer, lineCounter, localName, scanMarkup, type Location } from './markup-scanner.ts'

/**
 * The line on which each path's element begins, for showing rule errors in the sender's own file. Paths as in
 * `XmlError`; `*` is the root. A path that leads nowhere is given the line of its nearest ancestor that exists,
 * so that a missing element points at where it is missing.
 *
 * @param bytes a document that has been opened without errors, not in a SOAP envelope
 */
export function linesOfPaths(bytes: Uint8Array, paths: readonly string[]): Map<string, number> {
  return new Map([...locate(bytes, paths)].map(([path, { line }]) => [path, line]))
}

type Step = { children: Map<string, Step>; location: Location | undefined }

const newStep = (): Step => ({ children: new Map(), location: undefined })

/** As `linesOfPaths`, with columns. @param inEnvelope the message is the child of a SOAP Body */
export function locate(bytes: Uint8Array, paths: readonly string[], inEnvelope = false): Map<string, Location> {
  const root = newStep()
  for (const path of paths) follow(root, path, true)
  scanFor(asBuffer(bytes), root, inEnvelope)

  const found = new Map<string, Location>()
  for (const path of paths) {
    const location = follow(root, path, false)
    if (location) found.set(path, location)
  }
  return found
}

/** Walks a path down from `root`, making steps on the way if asked. Returns the location of the last step that has one. */
function follow(root: Step, path: string, create: boolean): Location | undefined {
  let step: Step | undefined = root
  let location = root.location
  if (path === WHOLE_MESSAGE || path === '') return location
  for (const part of path.split('/')) {
    const key = part.endsWith(']') ? part : `${part}[1]`
    let next: Step | undefined = step.children.get(key)
    if (!next && create) step.children.set(key, next = newStep())
    if (!next) break
    step = next
    location = step.location ?? location
  }
  return location
}

function scanFor(buffer: Buffer, root: Step, inEnvelope: boolean): void {
  const locationOf = lineCounter(buffer)
  /** Open elements; `step` is undefined where no path leads. */
  const open: { step: Step | undefined; counts: Map<string, number> | undefined; outside: string | undefined }[] = []

  const enter = (from: number, nameEnd: number): (typeof open)[number] => {
    const parent = open.at(-1)
    if (!parent || parent.outside !== undefined) {
      // An envelope and its Body are passed through; a Header and all in it is not.
      if (inEnvelope && open.length < 2) return { step: undefined, counts: undefined, outside: localName(buffer, from + 1, nameEnd) }
      if (inEnvelope && parent?.outside !== 'Body') return { step: undefined, counts: undefined, outside: undefined }
      root.location ??= locationOf(from)
      return { step: root, counts: root.children.size > 0 ? new Map() : undefined, outside: undefined }
    }
    if (!parent.counts) return { step: undefined, counts: undefined, outside: undefined }
    const name = localName(buffer, from + 1, nameEnd)
    const position = (parent.counts.get(name) ?? 0) + 1
    parent.counts.set(name, position)
    const step = parent.step!.children.get(`${name}[${position}]`)
    if (step) step.location ??= locationOf(from)
    return { step, counts: step && step.children.size > 0 ? new Map() : undefined, outside: undefined }
  }

  scanMarkup(buffer, {
    start: (from, nameEnd) => { open.push(enter(from, nameEnd)) },
    end: () => { open.pop() },
  })
}
