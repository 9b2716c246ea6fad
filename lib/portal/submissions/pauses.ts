/** How long to wait before the next try, in seconds: growing, so that a register in trouble is left in peace. */

const growing = (first: number, times: number, max: number) => Math.min(max, first * 2 ** Math.min(times, 16))

/** @param attempts how often it has been tried */
export const pauseBeforeSending = (attempts: number): number => growing(5, Math.max(0, attempts - 1), 300)

/** @param questions how often StatusService has been asked without an answer that settles it */
export const pauseBeforeAsking = (questions: number): number => growing(3, questions, 300)

/** The official register asks for five minutes before each question (PR-133); a test register has it in seconds. */
export const pauseBeforeFeedback = (questions: number, { feedbackFirstSeconds }: { feedbackFirstSeconds: number }): number => growing(feedbackFirstSeconds, questions, Math.max(60, feedbackFirstSeconds))
