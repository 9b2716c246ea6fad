import { WHOLE_MESSAGE } from './errors.ts'
import { asBuffer, lineCounter, localNameIs, scanMarkup, type Location } from './markup-scanner.ts'

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

/** As `linesOfPaths`, with columns. @param inEnvelope the message is the child of a SOAP Body */
export function locate(bytes: Uint8Array, paths: readonly string[], inEnvelope = false): Map<string, Location> {
  if (paths.length === 0) return new Map()
  const root = newStep()
  const ways = new Map([...new Set(paths)].map((path) => [path, wayTo(root, path)]))
  scanFor(asBuffer(bytes), root, inEnvelope)
  const found = new Map<string, Location>()
  for (const [path, way] of ways) {
    const location = way.findLast((step) => step.location !== undefined)?.location
    if (location) found.set(path, location)
  }
  return found
}

/** A node of the tree of wanted paths. `name` is kept as bytes, so that no other name needs decoding. */
type Step = { location: Location | undefined; children: { name: Buffer; byPosition: Map<number, Step> }[] }

const newStep = (): Step => ({ location: undefined, children: [] })

/** The steps from `root` along a path, made where they are not there yet. */
function wayTo(root: Step, path: string): Step[] {
  const way = [root]
  if (path === WHOLE_MESSAGE) return way
  for (const part of path.split('/')) {
    const [, written = part, position] = /^(.*?)(?:\[(\d+)\])?$/.exec(part) ?? []
    const { children } = way.at(-1)!
    const name = Buffer.from(written)
    let named = children.find((child) => child.name.equals(name))
    if (!named) children.push(named = { name, byPosition: new Map() })
    const at = Number(position ?? 1)
    let step = named.byPosition.get(at)
    if (!step) named.byPosition.set(at, step = newStep())
    way.push(step)
  }
  return way
}

/** An open element on a wanted path: how often each wanted name has come up among its children. */
type OnTheWay = { step: Step; counts: number[] }

function scanFor(buffer: Buffer, root: Step, inEnvelope: boolean): void {
  const locationOf = lineCounter(buffer)
  const rootDepth = inEnvelope ? 2 : 0
  const open: (OnTheWay | undefined)[] = []
  let inBody = !inEnvelope

  const reach = (step: Step, offset: number): OnTheWay => {
    step.location ??= locationOf(offset)
    return { step, counts: new Array<number>(step.children.length).fill(0) }
  }
  const enter = (from: number, nameEnd: number): OnTheWay | undefined => {
    if (open.length < rootDepth) {
      if (open.length === 1) inBody = localNameIs(buffer, from + 1, nameEnd, BODY)
      return undefined
    }
    if (open.length === rootDepth) return inBody ? reach(root, from) : undefined
    const parent = open.at(-1)
    const child = parent === undefined ? -1 : parent.step.children.findIndex(({ name }) => localNameIs(buffer, from + 1, nameEnd, name))
    if (parent === undefined || child < 0) return undefined
    const step = parent.step.children[child]!.byPosition.get(++parent.counts[child]!)
    return step && reach(step, from)
  }

  scanMarkup(buffer, {
    start: (from, nameEnd) => { open.push(enter(from, nameEnd)) },
    end: () => { open.pop() },
  })
}

const BODY = Buffer.from('Body')
