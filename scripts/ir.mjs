#!/usr/bin/env node
import { runWithNode } from './setup/run-with-node.mjs'

runWithNode('scripts/ir/main.ts')
