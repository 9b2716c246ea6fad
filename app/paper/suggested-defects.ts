import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { checkDraft } from '#lib/portal/drafts/check-draft.ts'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { fieldNumbers } from '#lib/portal/forms/field-order.ts'
import { fieldNameOf } from '#lib/portal/forms/field-names.ts'
import { elementAt } from '#lib/portal/forms/form-model.ts'
import { problemText } from '../report/problem-texts.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What the checks have against the fields, a line each, by the numbers on paper. */
export async function suggestedDefects(context: DraftContext, draft: OpenedDraft, t: Translate, locale: Locale): Promise<string> {
  const paths = new Map([...fieldNumbers(draft.kind)].map(([path, number]) => [fieldNameOf(path), { number, label: elementAt(draft.kind, path)!.labels[locale] }]))
  const lines = (await checkDraft(context, draft)).map((problem) => problemText(draft.kind, problem, t, locale)).filter(({ advice }) => !advice).map(({ field, text }) => {
    const place = paths.get(field.replace(/\.\d+/g, ''))
    return place === undefined ? text : `${place.number} ${place.label}: ${text}`
  })
  return [...new Set(lines)].join('\n')
}
