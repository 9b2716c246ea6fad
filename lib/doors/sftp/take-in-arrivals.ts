/** Takes arrived files in: of each account in the order they arrived, of different accounts side by side. */
import { readdir, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '#lib/platform/log.ts'
import { ThreadDied, type Lane } from '#lib/platform/worker-pool.ts'
import { accountDirectories, isAccount } from './files/account-directories.ts'
import type { Accounts } from './files/account.ts'
import { readArrivedName } from './files/arrived-name.ts'
import { syncDirectory } from './files/durable.ts'
import { Places } from './places.ts'
import type { SftpMetrics } from './sftp-metrics.ts'
import type { TakeInRequest, TakeInResult } from './take-in-task.ts'

export type TakeInArrivalsOptions = {
  /** DATA_DIR/sftp */
  root: string
  accounts: Accounts
  takeIn(request: TakeInRequest, lane: Lane): Promise<TakeInResult>
  /** Large files whose content may be in memory at the same time. */
  largeAtOnce: number
  log: Log
  metrics: SftpMetrics
}

export type Arrivals = {
  /** Something has arrived in this account. */
  look(account: string): void
  close(): Promise<void>
}

/** Files up to this size are work for the small lane, as messages of web services are. */
const SMALL_BYTES_MAX = 256 * 1024
const SMALL_AT_ONCE = 8
/** Also finds what another process left behind when it was killed. */
const LOOK_THROUGH_ALL_MS = 30_000
/** A file that cannot be taken in now, because the database is away, is tried again. */
const RETRY_SECONDS = [1, 2, 5, 15, 30] as const
/** One that has ended its thread comes back more rarely: others had work in that thread. */
const AFTER_DEATH_FACTOR = 10

export async function takeInArrivals(options: TakeInArrivalsOptions): Promise<Arrivals> {
  const { root, log } = options
  const places = { small: new Places(SMALL_AT_ONCE), large: new Places(options.largeAtOnce) }
  const closing = new AbortController()
  /** Accounts being worked on; true: something came meanwhile. */
  const lanes = new Map<string, { again: boolean; done: Promise<void> }>()

  const look = (account: string): void => {
    const lane = lanes.get(account)
    if (lane) {
      lane.again = true
      return
    }
    if (closing.signal.aborted) return
    const started = { again: false, done: Promise.resolve() }
    lanes.set(account, started)
    started.done = work(account, started).finally(() => lanes.delete(account))
  }

  const work = async (account: string, lane: { again: boolean }): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted;) {
      lane.again = false
      try {
        await takeInAll(options, places, account, closing.signal)
        failures = 0
        if (!lane.again) return
      } catch (error) {
        if (closing.signal.aborted) return
        log.error({ err: error, account }, 'sftp files could not be taken in, the account waits')
        const seconds = RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length - 1)]! * (error instanceof ThreadDied ? AFTER_DEATH_FACTOR : 1)
        await wait(seconds * 1000, undefined, { signal: closing.signal }).catch(() => {})
        failures += 1
      }
    }
  }

  const lookThroughAll = async (): Promise<void> => {
    for (const name of await readdir(root).catch(() => [])) if (isAccount(name)) look(name)
  }
  await lookThroughAll()
  const timer = setInterval(() => void lookThroughAll(), LOOK_THROUGH_ALL_MS)
  return {
    look,
    async close() {
      clearInterval(timer)
      closing.abort()
      await Promise.all([...lanes.values()].map(({ done }) => done))
    },
  }
}

/** Everything that has arrived in one account, oldest first: the next is begun when the one before is settled. */
async function takeInAll(options: TakeInArrivalsOptions, places: Record<Lane, Places>, account: string, closing: AbortSignal): Promise<void> {
  const { arrived: directory } = accountDirectories(options.root, account)
  const fileNames = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const fileName of fileNames.sort()) {
    if (closing.aborted) return
    const arrival = readArrivedName(fileName)
    if (arrival) await takeInOne(options, places, { path: path.join(directory, fileName), file: { account, ...arrival } })
  }
}

async function takeInOne({ takeIn, accounts, log, metrics }: TakeInArrivalsOptions, places: Record<Lane, Places>, request: TakeInRequest): Promise<void> {
  const { path: file, file: { account, name, arrivedAt } } = request
  const found = await stat(file).catch(() => undefined)
  if (!found) return
  const lane: Lane = found.size <= SMALL_BYTES_MAX ? 'small' : 'large'
  const started = performance.now()
  const result = await places[lane].within(() => takeIn(request, lane))
  metrics.takenIn.inc({ outcome: result.outcome })
  metrics.takeInSeconds.observe((performance.now() - started) / 1000)
  log.info({ account, name, arrivedAt, bytes: found.size, ...result }, 'sftp file settled')
  // Settled in the database: from here on the file is only in the way. Should it come back after a power failure, it is known.
  await unlink(file).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  await syncDirectory(path.dirname(file))
  await accounts.left(account, path.basename(file), found.size)
}
