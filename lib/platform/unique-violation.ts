/**
 * True when a write through Prisma broke this unique constraint; the names lead to rules. Looks at the form of the
 * error, not its class: pages and jobs have loaded Prisma separately.
 */
export function violatesUniqueness(error: unknown, constraint: string): boolean {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: unknown }
  return code === 'P2002' && JSON.stringify(meta).includes(constraint)
}
