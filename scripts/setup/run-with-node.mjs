import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies, root } from './dependencies.mjs'

/** Sets up what is missing, then runs a TypeScript file of the project with Node 24; its exit code becomes ours. */
export function runWithNode(file, parameters = process.argv.slice(2)) {
  const child = spawn(ensureDependencies(), ['--disable-warning=ExperimentalWarning', path.join(root, file), ...parameters], {
    stdio: 'inherit',
    // Compiled code is kept: commands start in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, '.cache/node') },
  })
  // The terminal sends Ctrl-C to the child too: it ends itself, and we with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT') child.kill(signal) })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
