/**
 * Named states of the whole system: each a directory DATA_DIR/snapshots/NAME with the tables as PostgreSQL copies them out
 * (COPY) and the files. No right in the cluster is needed but to own the tables, which whoever has migrated them does.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { fingerprint } from '#lib/certificates/certificate-bytes.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { tellRestored } from '#lib/register/sandbox/sandbox.ts'
import { connectTo, copyIn, copyOut, migrationsOf, readSequences, restartSequences, type Connection } from './copied-tables.ts'
import type { SandboxData } from './sandbox-data.ts'
import { copyStateFiles, removeStateFiles } from './state-files.ts'
import { note, noteDone } from './unfinished.ts'
import { lockTables, whenLocked } from './whole-tables.ts'

export const SnapshotName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/, 'a name has letters, digits, - and _, at most 60')

/** What cannot be done with this name. */
export class SnapshotError extends Error {
  readonly reason: 'unknown' | 'exists' | 'of-another-version' | 'of-another-installation'

  constructor(reason: SnapshotError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const Schema = z.object({ migrations: z.array(z.string()), tables: z.record(z.string(), z.array(z.string())), sequences: z.record(z.string(), z.string()) })
const Manifest = z.object({ savedAt: z.iso.datetime(), root: z.string(), register: Schema, portal: Schema.optional() })
type Manifest = z.infer<typeof Manifest>

export type SnapshotInfo = { name: string; savedAt: string }

const directoryOf = (data: Pick<SandboxData, 'dataDirectory'>, name: string) => path.join(data.dataDirectory, 'snapshots', name)

export async function listSnapshots(data: Pick<SandboxData, 'dataDirectory'>): Promise<SnapshotInfo[]> {
  const names = (await readdir(path.join(data.dataDirectory, 'snapshots')).catch(() => [])).filter((name) => SnapshotName.safeParse(name).success)
  const infos = await Promise.all(names.map(async (name) => ({ name, savedAt: (await readManifest(data, name)).savedAt })))
  return infos.sort((a, b) => a.savedAt.localeCompare(b.savedAt))
}

/** @throws SnapshotError unknown */
export async function deleteSnapshot(data: Pick<SandboxData, 'dataDirectory'>, name: string): Promise<void> {
  await readManifest(data, name)
  // Out of the way in one step, then removed.
  const going = path.join(data.dataDirectory, 'snapshots', `.${name}.going`)
  await rm(going, { recursive: true, force: true })
  await rename(directoryOf(data, name), going)
  await rm(going, { recursive: true, force: true })
}

/**
 * Saves the present state; writers wait meanwhile, readers do not. Complete or not there at all.
 * @throws SnapshotError exists, unless `replace`
 */
export async function saveSnapshot(data: SandboxData, name: string, { replace }: { replace: boolean }): Promise<SnapshotInfo> {
  const directory = directoryOf(data, name)
  if (existsSync(directory) && !replace) throw new SnapshotError('exists', `there is a snapshot ${name} already: give another name, delete it, or say --replace`)
  const draft = path.join(data.dataDirectory, 'snapshots', `.${name}.draft`)
  const manifest = await whenLocked(() => withConnections(data, async ({ register, portal }) => {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true, mode: 0o700 })
    const tables = await Promise.all([register, portal].map(async (side) => side && lockTables(side.sql, side.schema, 'SHARE')))
    const describe = async (side: Connection, names: string[]) =>
      ({ migrations: await migrationsOf(side), tables: await copyOut(side, names, draft), sequences: await readSequences(side) })
    const manifest: Manifest = {
      savedAt: systemClock.now().toISOString(), root: rootOf(data),
      register: await describe(register, tables[0]!), ...(portal && { portal: await describe(portal, tables[1]!) }),
    }
    await copyStateFiles(data.dataDirectory, path.join(draft, 'files'))
    return manifest
  }))
  await writeFile(path.join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
  if (existsSync(directory)) await deleteSnapshot(data, name)
  await rename(draft, directory)
  return { name, savedAt: manifest.savedAt }
}

/**
 * Puts a saved state back, exactly: rows, sequences, files, the sandbox's clock and faults. Running processes go on with it.
 * @throws SnapshotError before anything is changed
 */
export async function loadSnapshot(data: SandboxData, name: string): Promise<SnapshotInfo> {
  const manifest = await readManifest(data, name)
  if (manifest.root !== rootOf(data)) throw new SnapshotError('of-another-installation', `snapshot ${name} was saved where another certificate authority is: its certificates mean nothing here`)
  const directory = directoryOf(data, name)
  await whenLocked(() => withConnections(data, async ({ register, portal }) => {
    const sides = [{ side: register, saved: manifest.register }, ...(portal && manifest.portal ? [{ side: portal, saved: manifest.portal }] : [])]
    for (const { side, saved } of sides) {
      if ((await migrationsOf(side)).join() !== saved.migrations.join()) throw new SnapshotError('of-another-version', `snapshot ${name} was saved by another version of this program: save it anew`)
    }
    for (const { side } of sides) await lockTables(side.sql, side.schema, 'ACCESS EXCLUSIVE')
    for (const { side, saved } of sides) {
      await copyIn(side, saved.tables, directory)
      await restartSequences(side, saved.sequences)
    }
    note(data.dataDirectory, { kind: 'load', name })
    await removeStateFiles(data.dataDirectory)
    await copyStateFiles(path.join(directory, 'files'), data.dataDirectory)
  }))
  noteDone(data.dataDirectory)
  await data.register.transaction(tellRestored)
  await data.keepEserviceCredentials()
  return { name, savedAt: manifest.savedAt }
}

async function readManifest(data: Pick<SandboxData, 'dataDirectory'>, name: string): Promise<Manifest> {
  const file = path.join(directoryOf(data, name), 'manifest.json')
  if (!existsSync(file)) throw new SnapshotError('unknown', `there is no snapshot ${name}: ir snapshot list`)
  return Manifest.parse(JSON.parse(await readFile(file, 'utf8')))
}

const rootOf = ({ authority }: SandboxData): string => fingerprint(authority.chainOf('root')[0]!.raw).toString('hex')

/** One transaction on each side, committed when `work` is done: the portal's first, as it is the one without clients. */
async function withConnections<T>(data: SandboxData, work: (sides: { register: Connection; portal?: Connection }) => Promise<T>): Promise<T> {
  const register = await connectTo(data.registerUrl, 'register')
  const portal = data.portalUrl === undefined ? undefined : await connectTo(data.portalUrl, 'portal')
  try {
    const usable = portal && (await portal.sql("SELECT to_regclass('portal._private_jobs') AS it"))[0]!.it !== null ? portal : undefined
    await register.sql('BEGIN')
    await usable?.sql('BEGIN')
    const result = await work({ register, ...(usable && { portal: usable }) })
    await usable?.sql('COMMIT')
    await register.sql('COMMIT')
    return result
  } finally {
    await register.end()
    await portal?.end()
  }
}
