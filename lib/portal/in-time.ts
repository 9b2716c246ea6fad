/** The answer, if it comes in time; otherwise what stands in for it. A page must not wait for a register that does not answer. */
export async function inTime<Answer, Instead>(answer: Promise<Answer>, msMax: number, instead: Instead): Promise<Answer | Instead> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<Instead>((resolve) => { timer = setTimeout(resolve, msMax, instead) })
  return Promise.race([answer, tooLong]).finally(() => clearTimeout(timer))
}

/** For what stands on a home page beside other things. */
export const HOME_WAIT_MS_MAX = 2_000
