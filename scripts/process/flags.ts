import path from 'node:path'

/** Of the space for young objects, in the process and in each of its threads: the flag counts for more than what a thread is given (docs/decisions/0138). */
const SEMI_SPACE_MB = { register: 2, other: 4 }

/** How Node runs our long-lived processes: `.ts` files without a word about it, and a small space for young objects. */
export const processFlags = (process: string): string[] =>
  ['--disable-warning=ExperimentalWarning', `--max-semi-space-size=${process === 'register' ? SEMI_SPACE_MB.register : SEMI_SPACE_MB.other}`]

/**
 * Compiled code is kept between starts, TypeScript already stripped: a process starts in less than half the time, and
 * neither it nor its threads load the stripper (about 20 MB each). One malloc arena: several keep what large messages have
 * left behind, each for its own threads. Fixed thresholds: by itself malloc raises them with every large message, and then
 * keeps that much for good.
 */
export const processEnvironment = (root: string): Record<string, string> => ({
  NODE_COMPILE_CACHE: path.join(root, '.cache/node'),
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
})
