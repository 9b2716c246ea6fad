/** `npx ir <command>`. Exit code 0: accepted; 1: rejected by checks; 2: could not run. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { lineOf } from '../process/report-failure.ts'
import { commands } from './commands.ts'
import { UsageError, type Command } from './command.ts'

const [name, ...rest] = process.argv.slice(2)
const command = name === undefined ? undefined : commands.find((known) => known.name === name)

if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
  console.log(overview())
  process.exitCode = name === undefined ? 2 : 0
} else if (!command) {
  console.error(`ir: no command ${name}. The commands are: ${commands.map((known) => known.name).join(', ')}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await run(command, rest)
  } catch (error) {
    console.error(error instanceof UsageError ? `ir ${command.name}: ${error.message}\nUsage: ir ${command.usage}` : `ir ${command.name}: ${lineOf(error)}`)
    process.exitCode = 2
  }
}

async function run({ options, run: work, usage, about }: Command, parameters: string[]): Promise<number> {
  if (parameters.includes('--help')) {
    console.log(`${about}\n\nUsage: ir ${usage}`)
    return 0
  }
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: parameters, options: options as ParseArgsConfig['options'], allowPositionals: true, strict: true }) as typeof parsed
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!)
  }
  return work({ options: parsed.values as Record<string, string | boolean | undefined>, operands: parsed.positionals })
}

function overview(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  return ['Usage: ir <command>', '', ...commands.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`), '', 'Exit code 0: accepted, 1: rejected by checks, 2: could not run.'].join('\n')
}
