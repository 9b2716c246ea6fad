/**
 * What must be there before any TypeScript can run. Plain JavaScript for whatever Node (18 or newer) the machine has:
 * installs the dependencies when they are not those of package-lock.json, and finds the Node 24 that npm brought.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const broughtNode = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** One line for a person, no stack trace. */
export function giveUp(line) {
  console.error(line)
  process.exit(2)
}

/** @returns path of a Node 24 that can run the project */
export function ensureDependencies() {
  if (Number(process.versions.node.split('.')[0]) < 18) giveUp(`Node ${process.versions.node} is too old even to set up: install Node 18 or newer`)
  if (!installedMatchesLock()) {
    console.log('Installing dependencies (about a minute) …')
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root)
  }
  if (!existsSync(broughtNode)) {
    // Install scripts may be switched off on this machine; this is the one script the project cannot do without.
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: path.join(root, 'node_modules/node'), stdio: 'ignore' })
  }
  if (existsSync(broughtNode)) return broughtNode
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return giveUp(`npm could not bring Node 24 for ${process.platform}/${process.arch}: install Node 24 and start again`)
}

/** Every package of the lock file is there in that version (packages for other systems may be absent). */
function installedMatchesLock() {
  const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const installed = read('node_modules/.package-lock.json')
  return Object.entries(read('package-lock.json')).every(([name, entry]) =>
    name === '' || (installed[name] ? installed[name].version === entry.version : entry.optional === true || entry.peer === true))
}

function npm(parameters, cwd) {
  const script = process.env.npm_execpath
  const [command, ...first] = script?.endsWith('.js') ? [process.execPath, script] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const result = spawnSync(command, [...first, ...parameters], { cwd, encoding: 'utf8', env: { ...process.env, NODE_ENV: '' } })
  if (result.status === 0) return
  const output = `${result.stdout ?? ''}\n${result.stderr ?? ''}`
  if (/ENOSPC|no space left/i.test(output)) giveUp('Setting up failed: no space left on the disk')
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line) && !/A complete log/.test(line))
  giveUp(`Setting up failed, npm says: ${(lines[0] ?? result.error?.message ?? 'nothing').replace(/^npm (error|ERR!)\s*/, '')} (details: npm ci)`)
}
