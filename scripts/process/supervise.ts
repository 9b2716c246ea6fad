import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { processEnvironment, processFlags } from './flags.ts'

export type ProcessPlan = { name: string; file: string }

export type SupervisedProcesses = {
  /** Rejects when a process cannot be kept running. */
  failed: Promise<never>
  stop(): Promise<void>
}

const LOG_BYTES_MAX = 20 * 1_048_576
const STOP_MS_MAX = 20_000
/** A process that ends again within this time has not recovered. */
const STEADY_MS = 30_000
const RESTARTS_MAX = 5

/**
 * Runs the processes, writes what they log to one file each, and starts one again that ends by itself. What must be
 * read by a person at once (a warning or worse, or anything on stderr) also goes to the terminal.
 */
export async function superviseProcesses(plans: readonly ProcessPlan[], { root, environment, logDirectory }: { root: string; environment: Record<string, string>; logDirectory: string }): Promise<SupervisedProcesses> {
  mkdirSync(logDirectory, { recursive: true })
  const children = new Map<string, ChildProcess>()
  let stopping = false
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_resolve, reject) => { fail = reject })
  failed.catch(() => {})

  const run = (plan: ProcessPlan, restarts: number): void => {
    const log = logFile(path.join(logDirectory, `${plan.name}.log`))
    // A group of its own: Ctrl-C reaches only us, and we end the others in order.
    const child = spawn(process.execPath, [...processFlags(plan.name), path.join(root, plan.file)], {
      cwd: root, env: { ...process.env, ...processEnvironment(root), ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true,
    })
    children.set(plan.name, child)
    const started = performance.now()
    let lastLine = ''
    createInterface({ input: child.stdout! }).on('line', (line) => { log.write(`${line}\n`); tellUrgent(plan.name, line) })
    createInterface({ input: child.stderr! }).on('line', (line) => { log.write(`${line}\n`); lastLine = line; console.error(`${plan.name}: ${line}`) })
    child.on('exit', (code, signal) => {
      log.end()
      children.delete(plan.name)
      if (stopping) return
      const quick = performance.now() - started < STEADY_MS
      // Exit code 2: it could not run, and trying again changes nothing.
      if (code === 2 || (quick && restarts >= RESTARTS_MAX)) return fail(new Error(lastLine || `${plan.name} ended (${signal ?? code}); see ${logDirectory}`))
      console.error(`${plan.name} ended (${signal ?? code}) and is started again`)
      setTimeout(() => { if (!stopping) run(plan, quick ? restarts + 1 : 0) }, quick ? 500 * 2 ** restarts : 0)
    })
  }
  for (const plan of plans) run(plan, 0)

  return {
    failed,
    async stop() {
      stopping = true
      // The portal first, so that nothing new reaches the register while it ends.
      for (const plan of [...plans].reverse()) {
        const child = children.get(plan.name)
        if (!child) continue
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
          child.once('exit', () => { clearTimeout(timer); resolve() })
          child.kill('SIGTERM')
        })
      }
    },
  }
}

function logFile(file: string) {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`)
  return createWriteStream(file, { flags: 'a' })
}

function tellUrgent(name: string, line: string): void {
  if (!/"level":"(error|fatal)"/.test(line)) return
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } }
    console.error(`${name}: ${[msg, err?.message].filter(Boolean).join(': ')}`)
  } catch { /* not a log line */ }
}
