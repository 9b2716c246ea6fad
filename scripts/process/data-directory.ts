import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Configuration } from '#lib/platform/configuration.ts'

/**
 * Two `npm start` in one DATA_DIR would fight over one database. The file holds the process number; one left by a
 * killed process counts for nothing.
 * @returns how to let go
 */
export async function holdDataDirectory(configuration: Configuration): Promise<() => void> {
  const file = path.join(configuration.DATA_DIR, 'running.pid')
  const other = runningProcess(file)
  if (other !== undefined) throw new Error(`it is running already with the same DATA_DIR (process ${other}): http://localhost:${configuration.PORTAL_PORT}`)
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function runningProcess(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined
    process.kill(pid, 0)
    // The number may have been given to another program since.
    return process.platform === 'linux' && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts') ? undefined : pid
  } catch {
    return undefined
  }
}
