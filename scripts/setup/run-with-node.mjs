import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies, root } from './dependencies.mjs'

/** Sets up what is missing, then runs a TypeScript file of the project with Node 24; its exit code becomes ours. */
export function runWithNode(file, parameters = process.argv.slice(2)) {
  const child = spawn(ensureDependencies(), ['--disable-warning=ExperimentalWarning', path.join(root, file), ...parameters], {
    // The channel carries nothing; that it ends tells the child that we are gone, however that came about.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Compiled code is kept: commands start in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, '.cache/node') },
  })
  // The terminal sends Ctrl-C to the child too: it ends itself, and we with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT') child.kill(signal) })
  endWithNpm(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

const LOOKED_AT_EVERY_MS = 1_000

/** A killed npm tells nobody: without this, everything it started would go on unseen. */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return
  const { ppid } = process
  setInterval(() => { if (process.ppid !== ppid) end() }, LOOKED_AT_EVERY_MS).unref()
}
