/** Generated code and the built portal: made when missing or older than what they are made from. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const PORTAL_SOURCES = ['app', 'components', 'lib', 'messages', 'schemas', 'public', 'prisma/portal', 'next.config.js', 'proxy.ts', 'instrumentation.ts', 'package-lock.json', 'tsconfig.json']
const PRISMA_SOURCES = ['prisma/portal/schema.prisma', 'prisma.config.ts', 'package-lock.json']

export class BuildError extends Error {}

/** Prisma client of the portal (lib/platform/generated). */
export async function generatePrismaClient(root: string): Promise<void> {
  const stamp = path.join(root, 'lib/platform/generated/.stamp')
  const digest = digestOf(root, PRISMA_SOURCES)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  await run(root, ['node_modules/prisma/build/index.js', 'generate'], 'The database client could not be generated', {
    // The schema engine is a download that `generate` does not need.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1',
  })
  writeFileSync(stamp, digest)
}

/** The portal, `next build`. @returns whether it had to be built */
export async function buildPortal(root: string, onStart: () => void): Promise<boolean> {
  const stamp = path.join(root, '.next/ir-sources')
  const digest = digestOf(root, PORTAL_SOURCES)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  onStart()
  await run(root, ['node_modules/next/dist/bin/next', 'build'], 'The portal could not be built', { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' })
  writeFileSync(stamp, digest)
  return true
}

function digestOf(root: string, sources: string[]): string {
  const hash = createHash('sha256')
  const add = (name: string): void => {
    const file = path.join(root, name)
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const entry of readdirSync(file).sort()) if (entry !== '.stamp') add(path.join(name, entry))
    } else if (!/\.test\.tsx?$/.test(name)) {
      hash.update(name).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  for (const source of sources) add(source)
  return hash.digest('hex')
}

async function run(root: string, parameters: string[], failure: string, environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, parameters, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output = (output + chunk.toString()).slice(-20_000) })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code === 0) return
  if (/ENOSPC|no space left/i.test(output)) throw new BuildError(`${failure}: no space left on the disk`)
  throw new BuildError(`${failure}:\n${output.trim()}`)
}
