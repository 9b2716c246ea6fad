/** `npm test`: sets up what is missing and runs everything that can say no. `npm test -- unit|browser` runs a part. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { reportFailure } from './process/report-failure.ts'
import { ensureBrowser } from './setup/browser.ts'
import { buildPortal, generatePrismaClient } from './setup/build.ts'
import { linkCommand } from './setup/link-command.ts'

const root = path.join(import.meta.dirname, '..')
const [part] = process.argv.slice(2)
const wants = (name: string) => part === undefined || part === name

type Step = { name: string; part: string; run: () => void | Promise<void> }

const node = (...parameters: string[]) => (): void => {
  const { status, signal } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...parameters], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', FORCE_COLOR: process.env.CI ? '0' : '1' } })
  if (status !== 0) throw new StepFailed(signal ?? String(status))
}

class StepFailed extends Error {}

const steps: Step[] = [
  { name: 'generated files are current', part: 'unit', run: node('scripts/generate.ts', '--check') },
  { name: 'types', part: 'unit', run: node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'import directions', part: 'unit', run: node('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'app', 'components', 'lib', 'schemas', 'scripts', 'prisma', 'e2e') },
  { name: 'unit and integration tests', part: 'unit', run: node('node_modules/vitest/vitest.mjs', 'run') },
  { name: 'portal is built', part: 'browser', run: async () => { await buildPortal(root, () => console.log('Building the portal …')) } },
  { name: 'browser tests', part: 'browser', run: node('node_modules/@playwright/test/cli.js', 'test') },
]

try {
  linkCommand(root)
  await generatePrismaClient(root)
  if (wants('browser')) process.env.CHROMIUM_PATH = ensureBrowser()
} catch (error) {
  reportFailure('Tests not started', error)
}

const failed: string[] = []
for (const step of steps.filter((each) => wants(each.part))) {
  const started = performance.now()
  console.log(`\n── ${step.name}`)
  try {
    await step.run()
    console.log(`── ${step.name}: good (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  } catch (error) {
    failed.push(step.name)
    console.error(`── ${step.name}: FAILED${error instanceof StepFailed ? '' : ` (${(error as Error).message})`}`)
  }
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`)
  process.exit(1)
}
console.log('\nAll good.')
