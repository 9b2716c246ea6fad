import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { PortalWithRegister } from './portal-with-register.ts'

/** The portal's background jobs in a process of their own, so that it can be killed. */
export async function runWithoutEnding({ url, threadData, uploadsDirectory }: PortalWithRegister) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'job-process-main.ts'), JSON.stringify({ url, threadData, uploadsDirectory })], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const exited = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  return {
    /** Runs jobs, and its connection to the register stands. */
    untilConnected: async () => { await once(lines, 'line') },
    kill,
  }
}
