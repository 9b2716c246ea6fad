import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,components,lib,messages,prisma,schemas,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/platform/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // What comes by itself has as long as a busy machine may need: a condition that is met ends the wait.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 120_000,
  },
})
