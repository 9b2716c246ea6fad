import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs Debian packages whose program is missing, where that is possible; says so where it is not. */
export function ensurePrograms(packages: Record<string, string>): void {
  const missing = Object.entries(packages).filter(([program]) => spawnSync('which', [program], { stdio: 'ignore' }).status !== 0)
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env: environment })
    if (spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { stdio: 'ignore', env: environment }).status === 0) return
  }
  console.log(`Not installed, so without their baselines: ${names.join(', ')}`)
}
