import { z } from 'zod'

const Position = z.coerce.number().int().min(1).max(100_000_000)

/** Where in a file to look: a line and column, and the line to mark when one has scrolled on. */
export const FilePlace = z.object({ line: Position.catch(1), column: Position.optional().catch(undefined), mark: Position.optional().catch(undefined) })
