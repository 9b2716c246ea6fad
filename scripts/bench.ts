/**
 * `npm run bench [-- PART...]`: every figure we claim, beside baselines measured in the same run. Parts: register,
 * filled (a register with millions of reports), rules, certificates, connections, sftp, xml, portal (of a system that runs
 * beside it). Without a part: all of them.
 */
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import path from 'node:path'

const parts = ['register', 'filled', 'rules', 'certificates', 'connections', 'sftp', 'xml', 'portal'] as const

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part === name))
if (unknown.length > 0) {
  console.error(`bench: no part ${unknown.join(', ')}; there are ${parts.join(', ')}`)
  process.exit(2)
}
console.log(`${cpus().length} cores ${cpus()[0]!.model}, Node ${process.versions.node}`)
// Each in a process of its own: what one leaves warm or full must not help or hinder the next.
for (const part of wanted.length > 0 ? wanted : parts) {
  const { status } = spawnSync(process.execPath, [...process.execArgv, path.join(import.meta.dirname, 'benchmarks', `${part}.ts`)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 2
}
