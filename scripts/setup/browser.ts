import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** A Chromium for the browser tests: CHROMIUM_PATH, an installed one, or Debian's, installed now. @returns its path */
export function ensureBrowser(): string {
  const present = [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((file) => file !== '' && existsSync(file))
  if (present) return present
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests …')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env: environment })
    const { status, stderr } = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { encoding: 'utf8', env: environment })
    if (status === 0 && existsSync(CANDIDATES[0]!)) return CANDIDATES[0]!
    throw new Error(`Chromium could not be installed: ${stderr?.trim().split('\n').at(-1) ?? ''}`)
  }
  throw new Error('no Chromium was found: install it, or set CHROMIUM_PATH')
}
