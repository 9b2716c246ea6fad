import { runWithNode } from './setup/run-with-node.mjs'

runWithNode('scripts/bench.ts')
