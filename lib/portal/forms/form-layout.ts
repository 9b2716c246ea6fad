/**
 * The order of a form, made by hand: steps, their sections, and in each group what is usually asked first. All else of a
 * group unfolds behind it, in the dictionary's order, so that every element has its place without being named here.
 */
export type Section = {
  /** group of the message, without positions */
  path: string
  /** these elements of it, in this order; all of them where it is absent */
  only?: readonly string[]
}
export type Step = { id: string; sections: readonly Section[] }

export type FormLayout = {
  /** The last step, the preview, is not among them. */
  steps: readonly Step[]
  /** By path of a group: names of what is asked at once. Of a group that is not named here, what is mandatory; where nothing is, all. */
  usual: Readonly<Record<string, readonly string[]>>
  /** By path of a group: shown only where another field of the same parent has one of these values, or any (`*`). */
  shownWhen: Readonly<Record<string, { field: string; values: readonly string[] }>>
  /** What a replacement may not change (e-service 3.11), by path */
  locked: readonly string[]
}
