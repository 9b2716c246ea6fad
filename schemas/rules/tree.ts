/**
 * Runs many rules over one message. Rules hang on the path of the group they look at, so that a group that is
 * not there costs nothing, however many rules it has. Paths are put together only when something is wrong.
 */
import { valueName } from '../names.ts'
import { violationOf, type Rule, type Violation } from './rule.ts'

export type CheckedRule<Facts> = Rule & {
  readonly check: {
    /** Path of a group; the check runs on each such group there is */
    readonly at: string
    /** `group` is an object of the generated types; says what is wrong by calling `place.violates` */
    readonly run: (group: never, facts: Facts, place: Place) => void
  }
}

/** A rule with its check. @param at path of the group that `run` looks at */
export const checked = <Facts, Group>(
  rule: Rule, at: string, run: (group: Group, facts: Facts, place: Place, rule: Rule) => void,
): CheckedRule<Facts> => ({ ...rule, check: { at, run: (group, facts, place) => run(group as Group, facts, place, rule) } })

/** Where in the message a check is looking; collects what it finds. */
export class Place {
  readonly violations: Violation[] = []
  readonly #root: string
  readonly #names: string[] = []
  /** 1-based position of a repeating element, 0 for the rest */
  readonly #positions: number[] = []

  constructor(root: string) {
    this.#root = root
  }

  /**
   * @param child element below the present group, also a path; left out when the group itself is meant
   * @param value what was found there
   * @param code official code, where the rule has several
   */
  violates(rule: Rule, child?: string, value?: unknown, code?: string): void {
    this.violations.push(violationOf(rule, this.path(child), value, code))
  }

  /** For rules of one group that point at another. @param path from the root of the message */
  violatesAt(rule: Rule, path: string, value?: unknown): void {
    this.violations.push(violationOf(rule, path, value))
  }

  path(child?: string): string {
    let path = this.#root
    for (let i = 0; i < this.#names.length; i++) path = below(path, this.#positions[i] === 0 ? this.#names[i]! : `${this.#names[i]}[${this.#positions[i]}]`)
    return child === undefined ? path : below(path, child)
  }

  enter(name: string, position: number): void {
    this.#names.push(name)
    this.#positions.push(position)
  }

  leave(): void {
    this.#names.pop()
    this.#positions.pop()
  }
}

const below = (path: string, child: string) => (path === '' ? child : `${path}/${child}`)

type Run<Facts> = (group: object, facts: Facts, place: Place) => void

type Node<Facts> = {
  readonly name: string
  readonly key: string
  readonly runs: Run<Facts>[]
  readonly children: Node<Facts>[]
}

export type RuleTree<Facts> = { readonly root: Node<Facts> }

/** @param root path of the group that the tree is run on; '' is the message. Every rule looks at it or below. */
export function treeOf<Facts>(root: string, rules: readonly CheckedRule<Facts>[]): RuleTree<Facts> {
  const tree = node<Facts>('')
  for (const { id, check } of rules) {
    if (check.at !== root && root !== '' && !check.at.startsWith(`${root}/`)) throw new Error(`${id} does not look below ${root}`)
    let current = tree
    for (const name of check.at.slice(root.length).split('/').filter(Boolean)) {
      let child = current.children.find((candidate) => candidate.name === name)
      if (!child) current.children.push(child = node(name))
      current = child
    }
    current.runs.push(check.run as Run<Facts>)
  }
  return { root: tree }
}

const node = <Facts>(name: string): Node<Facts> => ({ name, key: valueName(name), runs: [], children: [] })

/** Runs every rule of the tree. @param at path of `group`, with positions */
export function violationsIn<Facts>(tree: RuleTree<Facts>, group: object, facts: Facts, at: string): Violation[] {
  const place = new Place(at)
  visit(tree.root, group, facts, place)
  return place.violations
}

function visit<Facts>(node: Node<Facts>, group: object, facts: Facts, place: Place): void {
  for (const run of node.runs) run(group, facts, place)
  for (const child of node.children) {
    const value = (group as Record<string, object | object[] | undefined>)[child.key]
    if (value === undefined) continue
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        place.enter(child.name, i + 1)
        visit(child, value[i] as object, facts, place)
        place.leave()
      }
    } else {
      place.enter(child.name, 0)
      visit(child, value, facts, place)
      place.leave()
    }
  }
}
