/** `npx ir <command>`. Exit code 0: accepted; 1: rejected by checks; 2: could not run. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError, type CommandEntry } from './command.ts'
import { commandGroups, commands } from './commands.ts'

const [name, ...rest] = process.argv.slice(2)
const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined

if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
  console.log(overview())
  process.exitCode = name === undefined ? 2 : 0
} else if (!entry) {
  console.error(`ir: no command ${name}. The commands are: ${Object.keys(commands).join(', ')}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await run(entry, rest)
  } catch (error) {
    // Its sentences know every part of the program: loaded only when there is something to say.
    const { lineOf } = error instanceof UsageError ? { lineOf: undefined } : await import('../process/report-failure.ts')
    console.error(lineOf ? `ir ${name}: ${lineOf(error)}` : `ir ${name}: ${(error as Error).message}\nUsage: ir ${entry.usage}`)
    process.exitCode = 2
  }
}

async function run({ usage, about, details, load }: CommandEntry, parameters: string[]): Promise<number> {
  if (parameters.includes('--help') || parameters.includes('-h')) {
    console.log([about, ...(details === undefined ? [] : ['', details]), '', `Usage: ir ${usage}`].join('\n'))
    return 0
  }
  const { command } = await load()
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: parameters, options: command.options as ParseArgsConfig['options'], allowPositionals: true, strict: true }) as typeof parsed
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!)
  }
  return command.run({ options: parsed.values as Record<string, string | boolean | undefined>, operands: parsed.positionals })
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length))
  const groups = Object.entries(commandGroups).flatMap(([title, entries]) =>
    ['', `${title}:`, ...Object.entries(entries).map(([command, { about }]) => `  ${command.padEnd(width)}  ${about}`)])
  return ['Usage: ir COMMAND …', ...groups, '', '`ir COMMAND --help` says how each is called. Exit code 0: accepted, 1: rejected by checks, 2: could not run.'].join('\n')
}
