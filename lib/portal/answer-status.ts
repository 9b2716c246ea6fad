import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The HTTP status of the page being made. Next knows 404 only as an exception, after which it sends an empty document
 * that the browser fills by script (docs/decisions/0042). So a page that finds nothing says so here, is rendered like
 * any other, and our server writes the status.
 */
type Answer = { status?: 403 | 404 }

const KEY = Symbol.for('incomes-register.portal-answer')
const holder = globalThis as { [KEY]?: AsyncLocalStorage<Answer> }
// Pages are bundled and the server is not: both must find the same storage.
const answers = (holder[KEY] ??= new AsyncLocalStorage<Answer>())

export const withAnswer = <T>(work: (answer: Answer) => T): T => {
  const answer: Answer = {}
  return answers.run(answer, () => work(answer))
}

/** The page being made tells of nothing that exists for this person. */
export function answerNotFound(): void {
  const answer = answers.getStore()
  if (answer) answer.status = 404
}

/** The page being made tells somebody of the organisation which right is missing. */
export function answerForbidden(): void {
  const answer = answers.getStore()
  if (answer) answer.status = 403
}
