/** The register as a process of its own, to be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#lib/platform/embedded-postgres.ts'

export type RegisterProcess = {
  wsPort: number
  sftpPort: number
  controlPort: number
  pkiPort: number
  crlPort: number
  start(): Promise<void>
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const ROOT = path.join(import.meta.dirname, '../../..')
const READY_MS_MAX = 60_000

export async function registerProcess(settings: Record<string, string>): Promise<RegisterProcess> {
  const [wsPort, controlPort, pkiPort, sftpPort, crlPort] = [await freePort(), await freePort(), await freePort(), await freePort(), await freePort()]
  const environment = {
    ...process.env, LISTEN_ADDRESS: '127.0.0.1', LOG_LEVEL: 'error', NODE_COMPILE_CACHE: path.join(ROOT, '.cache/node'), ...settings,
    WS_PORT: String(wsPort), CONTROL_PORT: String(controlPort), PKI_PORT: String(pkiPort), SFTP_PORT: String(sftpPort), CRL_PORT: String(crlPort),
  }
  let child: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    await new Promise<void>((resolve) => { ending.once('exit', () => resolve()); ending.kill(signal) })
  }
  return {
    wsPort, sftpPort, controlPort, pkiPort, crlPort,
    async start() {
      child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'scripts/register.ts')], { cwd: ROOT, env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
      const deadline = performance.now() + READY_MS_MAX
      while (performance.now() < deadline && child.exitCode === null) {
        if (await fetch(`http://127.0.0.1:${controlPort}/ready`).then((response) => response.ok, () => false)) return
        await wait(50)
      }
      throw new Error('the register process did not become ready')
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
