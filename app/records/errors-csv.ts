import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { CSV_START, csvRow } from '#lib/portal/csv.ts'
import type { ExportedError } from '#lib/portal/submissions/export-errors.ts'
import { messageFileOfType } from '#schemas/delivery-messages.ts'
import { placeName } from '#schemas/element-labels.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { valueInDetails } from './error-text.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** The errors of a delivery for a spreadsheet, in the person's language, a piece at a time. */
export async function* errorsCsv({ deliveryDataType, errors }: { deliveryDataType: number; errors: AsyncIterable<readonly ExportedError[]> }, t: Translate, locale: Locale): AsyncGenerator<string> {
  const file = messageFileOfType(deliveryDataType)
  yield CSV_START + csvRow([
    t('record.itemReference'), t('record.itemIrReference'), t('errorsFile.level'), t('documentation.rule.code'), t('errorsFile.rule'), t('errorsFile.message'), t('documentation.rule.whatToDo'),
    t('check.place'), t('errorsFile.path'), t('errorsFile.line'), t('errorsFile.column'), t('errorsFile.value'), t('errorsFile.registerSays'),
  ])
  for await (const some of errors) {
    yield some.map(({ level, itemId, irItemId, code, ruleId, message, details, path, line, column }) => {
      const text = ruleId === undefined ? undefined : ruleText(ruleId, locale, code)
      const place = file && path !== undefined && path !== '*' ? placeName(file, path, locale) : undefined
      return csvRow([itemId, irItemId, t(`errorsFile.levels.${level}`), code, ruleId, text?.message ?? message, text?.hint, place, path, line, column, valueInDetails(path, details), details === undefined ? message : `${message} (${details})`])
    }).join('')
  }
}
