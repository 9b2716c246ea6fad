import type { ReactNode } from 'react'

/** What a form asks, as the server tells it: one language, in the order in which it is asked. */

export type InputKind = 'text' | 'date' | 'amount' | 'integer' | 'yes-no' | 'tick'

type Common = { key: string; label: string; /** several of it */ many?: true; required?: true; locked?: true; /** shown only where a field beside it has one of these values; `*`: any */ when?: { field: string; values: readonly string[] } }
export type FieldShape = Common & { input: InputKind; hint?: string; charactersMax?: number; /** name of a list of options */ options?: string }
export type GroupShape = Common & { /** how many of those below are asked at once; the rest unfolds */ usual: number; /** of a list: names of the rows in which locked fields are locked; none: in all */ lockedRows?: readonly string[]; below: readonly Shape[] }
export type Shape = FieldShape | GroupShape

export const isGroupShape = (shape: Shape): shape is GroupShape => 'below' in shape

/** The same without anything mandatory, as long as nothing of it has been typed. */
export function undemanding<S extends Shape>(shape: S): S {
  if (!isGroupShape(shape)) {
    const { required: _onlyWithTheGroup, ...field } = shape
    return field as S
  }
  return { ...shape, below: shape.below.map((below) => (isGroupShape(below) && !below.required ? below : undemanding(below))) }
}

/** The same, with nothing locked: a row that the replaced report does not have. */
export function unlocked<S extends Shape>(shape: S): S {
  const { locked: _here, ...free } = shape
  return (isGroupShape(shape) ? { ...free, below: shape.below.map(unlocked) } : free) as S
}

/** @property base of its fields' names; `#` is the place of the report */
export type SectionShape = { id: string; title: string; hint?: string; base: string; shape: GroupShape }
export type StepShape = { id: string; title: string; sections: readonly SectionShape[] }

export type Option = { value: string; label: string; /** reporting method of an income type; none: both */ method?: '1' | '2' }
export type Options = Readonly<Record<string, readonly Option[]>>

/** One thing that is wrong, in words. `advice` holds up nothing. */
export type Problem = { field: string; /** the field's name, where the text does not say what it is about */ label?: string; /** the row that the field is in, of a list of them */ row?: { list: string; number: number; label: string }; text: string; hint?: string; advice: boolean; code?: string }

export type Values = { readonly [key: string]: unknown }
export type Deadline = { due: string; late: boolean }

export type SaveAnswer =
  | { outcome: 'saved'; revision: number; savedAt: string; problems: readonly Problem[]; deadline?: Deadline; /** of a correction: names of fields that say something else than the report, and that no replacement may change */ lockedChanges: readonly string[] }
  | { outcome: 'sent'; href: string }
  | { outcome: 'changed' | 'session-ended' | 'gone' }
export type SendAnswer =
  | { outcome: 'sent'; href: string }
  | { outcome: 'problems'; problems: readonly Problem[] }
  | { outcome: 'changed' | 'session-ended' | 'gone' | Refusal }

/** Why nothing was sent, though nothing is wrong with what was typed. */
export type Refusal = 'no-certificate' | 'no-right' | 'moved-on' | 'elsewhere' | 'unavailable'

/** What the preview showed of the report that would be cancelled: its newest version, or that it is cancelled already. */
export type Seen = number | 'cancelled'

/** What a correction does with the report that it was filled from. `unfiled`: it is cancelled, and the new one not filed yet. */
export type Correction = { way: 'replace' | 'anew' | 'unfiled'; reference: string; lockedChanges: readonly string[] }

export type Preview = { view: ReactNode; seen?: Seen }

export type DraftActions = {
  /**
   * @param over overwrites what another window has saved
   * @param anew of a correction: whether the report is from now on to be cancelled and filed anew
   */
  save(request: { values: Values; revision: number; over?: boolean; anew?: boolean }): Promise<SaveAnswer>
  /** @param seen of a report that is cancelled and filed anew */
  send(request: { revision: number; seen?: Seen }): Promise<SendAnswer>
}
