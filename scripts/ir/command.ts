export type CommandInput = { options: Record<string, string | boolean | undefined>; operands: string[] }

/** One command of `ir`. */
export type Command = {
  name: string
  usage: string
  about: string
  options: Record<string, { type: 'string' | 'boolean' }>
  /** @returns exit code: 0 accepted, 1 rejected by checks, 2 could not run */
  run(input: CommandInput): Promise<number>
}

/** The command line does not say enough or too much. */
export class UsageError extends Error {}

export function required(input: CommandInput, option: string): string {
  const value = input.options[option]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${option} is missing`)
  return value
}

export const printJson = (value: unknown): void => { console.log(JSON.stringify(value)) }
