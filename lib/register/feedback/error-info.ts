import type { ErrorInfo } from '#schemas/generated/types/status-message-types.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import type { Language } from '../context.ts'

/** Schema length of ErrorMessage and ErrorDetails (String500). */
const TEXT_LENGTH_MAX = 500

/**
 * ErrorInfo of one violation: the official code or `X-` + rule id (D-03), the rule's text in the register's
 * language (D-05), and where it is with the value found (never a name or a personal identity code).
 */
export function errorInfo({ ruleId, code, path, value, details }: Violation & { details?: string }, language: Language): ErrorInfo {
  const place = details ?? (value === undefined ? path : `${path}: ${value}`)
  return {
    errorCode: code,
    errorMessage: schemaText(ruleText(ruleId, language, code).message),
    ...(place ? { errorDetails: schemaText(place) } : {}),
  }
}

/** normalizedString of at most 500 characters without the sequences that no document may contain (PR-122). */
function schemaText(text: string): string {
  const safe = text.replace(/[\t\n\r]/g, ' ').replaceAll('--', '- -').replaceAll('/*', '/ *').replaceAll('&#', '& #')
  return safe.length <= TEXT_LENGTH_MAX ? safe : `${safe.slice(0, TEXT_LENGTH_MAX - 1)}…`
}
