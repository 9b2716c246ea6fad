import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'

export type PartState = { state: 'up' | 'down'; detail?: string }
export type PartName = 'database' | 'register' | 'identityProvider' | 'backgroundJobs' | 'disk'
export type Health = { status: 'up' | 'down'; parts: Record<PartName, PartState> }

const ANSWER_MS_MAX = 3000
const FREE_BYTES_MIN = 256 * 1024 * 1024

/**
 * State of every part; a rejected promise is a part that is down. The portal is up while it can do its work: also
 * without the register, since files then wait. But not before the register has been seen once, so that "up" after a
 * start means that everything is.
 */
export function createHealth(parts: Readonly<Record<PartName, () => Promise<PartState>>>): { now(): Promise<Health> } {
  let registerSeen = false
  return {
    async now() {
      const names = Object.keys(parts) as PartName[]
      const entries = await Promise.all(names.map(async (name) => [name, await withinTime(parts[name])] as const))
      const states = Object.fromEntries(entries) as Record<PartName, PartState>
      registerSeen ||= states.register.state === 'up'
      const needed = names.filter((name) => name !== 'register' || !registerSeen)
      return { status: needed.every((name) => states[name].state === 'up') ? 'up' : 'down', parts: states }
    },
  }
}

async function withinTime(ask: () => Promise<PartState>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      ask(),
      new Promise<PartState>((resolve) => { timer = setTimeout(() => resolve({ state: 'down', detail: 'no answer' }), ANSWER_MS_MAX) }),
    ])
  } catch {
    // The reason may name hosts: this page is public.
    return { state: 'down' }
  } finally {
    clearTimeout(timer)
  }
}

export async function diskState(directory: string): Promise<PartState> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize >= FREE_BYTES_MIN ? { state: 'up' } : { state: 'down', detail: 'little space left' }
}

/** Up when the address answers 2xx. */
export async function answers(address: string): Promise<PartState> {
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS_MAX), redirect: 'error' })
  await response.body?.cancel()
  return { state: response.ok ? 'up' : 'down' }
}

/** Up when somebody listens there. */
export function listens(address: string): Promise<PartState> {
  const { hostname, port, protocol } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)), timeout: ANSWER_MS_MAX })
    socket.once('connect', () => { socket.destroy(); resolve({ state: 'up' }) })
    socket.once('timeout', () => { socket.destroy(); resolve({ state: 'down' }) })
    socket.once('error', reject)
  })
}
