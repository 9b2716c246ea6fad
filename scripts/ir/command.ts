export type CommandInput = { options: Record<string, string | boolean | undefined>; operands: string[] }

/** What one command of `ir` does; loaded only when it is called. */
export type Command = {
  options: Record<string, { type: 'string' | 'boolean' }>
  /** @returns exit code: 0 accepted, 1 rejected by checks, 2 could not run */
  run(input: CommandInput): Promise<number>
}

/** What the help says of a command. */
export type CommandEntry = {
  usage: string
  about: string
  /** More than one line, for `ir NAME --help`. */
  details?: string
  load(): Promise<{ command: Command }>
}

/** The command line does not say enough or too much. */
export class UsageError extends Error {}

export function required(input: CommandInput, option: string): string {
  const value = input.options[option]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${option} is missing`)
  return value
}

/** The one NAME of a command that takes one. */
export function onlyOperand({ operands: [name, ...more] }: CommandInput, what: string): string {
  if (name === undefined) throw new UsageError(`which ${what}?`)
  if (more.length > 0) throw new UsageError(`one ${what} at a time`)
  return name
}

export const printJson = (value: unknown): void => { console.log(JSON.stringify(value)) }
