import type { z } from 'zod'
import type { FieldErrors } from './form-state.ts'

/** One text a field, in the order of the schema. @param textOf knows the keys that are the schema's messages */
export function errorTexts(error: z.ZodError, textOf: (key: string) => string): FieldErrors {
  const texts: Record<string, string> = {}
  for (const { path, message } of error.issues) texts[String(path[0])] ??= textOf(message)
  return texts
}
