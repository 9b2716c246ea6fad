import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { CSV_START, csvRow } from '#lib/portal/csv.ts'
import type { ExportedError } from '#lib/portal/submissions/export-errors.ts'
import type { ShownFinding } from '#lib/portal/uploads/read-check.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { placeSteps } from '../texts/place.ts'
import { explainRule } from '../texts/rule-texts.ts'
import { schemaText } from '../texts/schema-texts.ts'
import { valueInDetails } from './error-text.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

type ErrorRow = {
  itemId?: string | undefined; irItemId?: string | undefined; level: string; code: string; ruleId?: string | undefined; message: string; hint?: string | undefined
  path?: string | undefined; line?: number | undefined; column?: number | undefined; value?: string | undefined; said?: string | undefined
}

/** The errors of a delivery for a spreadsheet, in the person's language, a piece at a time. */
export function errorsCsv({ deliveryDataType, errors }: { deliveryDataType: number; errors: AsyncIterable<readonly ExportedError[]> }, t: Translate, locale: Locale): AsyncGenerator<string> {
  return csvOf(deliveryDataType, errors, ({ level, itemId, irItemId, code, ruleId, message, details, path, line, column }) => {
    const text = ruleId === undefined ? undefined : ruleText(ruleId, locale, code)
    return {
      itemId, irItemId, level: t(`errorsFile.levels.${level}`), code, ruleId, message: text?.message ?? message, hint: text?.hint,
      path, line, column, value: valueInDetails(path, details), said: details === undefined ? message : `${message} (${details})`,
    }
  }, t, locale)
}

/** What the check of a file found before it is sent, in the same columns. */
export function findingsCsv({ deliveryDataType, findings }: { deliveryDataType: number | null; findings: AsyncIterable<readonly ShownFinding[]> }, t: Translate, locale: Locale): AsyncGenerator<string> {
  return csvOf(deliveryDataType, findings, async ({ level, itemId, code, ruleId, detail, path, line, column, value }) => {
    const [text, specific] = [await explainRule(ruleId, code, locale, value), level === 'schema' ? schemaText(detail, t) : undefined]
    return { itemId, level: t(`check.level.${level}`), code, ruleId, message: specific ?? text?.message ?? detail ?? ruleId, hint: text?.hint, path, line, column, value, said: detail }
  }, t, locale)
}

async function* csvOf<Found>(deliveryDataType: number | null, found: AsyncIterable<readonly Found[]>, rowOf: (one: Found) => ErrorRow | Promise<ErrorRow>, t: Translate, locale: Locale): AsyncGenerator<string> {
  yield CSV_START + csvRow([
    t('record.itemReference'), t('record.itemIrReference'), t('errorsFile.level'), t('documentation.rule.code'), t('errorsFile.rule'), t('errorsFile.message'), t('documentation.rule.whatToDo'),
    t('check.place'), t('errorsFile.path'), t('errorsFile.line'), t('errorsFile.column'), t('errorsFile.value'), t('errorsFile.registerSays'),
  ])
  for await (const some of found) {
    const rows = await Promise.all(some.map(rowOf))
    yield rows.map(({ itemId, irItemId, level, code, ruleId, message, hint, path, line, column, value, said }) => {
      const place = placeSteps({ path, deliveryDataType }, t, locale).join(' › ')
      return csvRow([itemId, irItemId, level, code, ruleId, message, hint, place, path, line, column, value, said])
    }).join('')
  }
}
