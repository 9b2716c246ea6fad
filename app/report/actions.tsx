'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Preview, SaveAnswer, SendAnswer, Values } from '#components/report-form/shapes.ts'
import type { Locale } from '#components/i18n/routing.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { readDraft } from '#lib/portal/drafts/read-drafts.ts'
import { reopenDraft } from '#lib/portal/drafts/reopen-draft.ts'
import { removeDraft, saveDraft } from '#lib/portal/drafts/save-draft.ts'
import { sendDraft } from '#lib/portal/drafts/send-draft.ts'
import { startDraft } from '#lib/portal/drafts/start-draft.ts'
import { copyLastPeriod, knownEarner } from '#lib/portal/templates/copy-last-period.ts'
import { FormValuesInput } from '#lib/portal/forms/form-values.ts'
import { formKinds } from '#lib/portal/forms/form-kinds.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { giveUpRefiling } from '#lib/portal/reports/anew/give-up-refiling.ts'
import { refileReport } from '#lib/portal/reports/anew/refile-report.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { contextOf, portalContext, sessionOfRequest } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'
import { deadlineOf } from './deadline-of.ts'
import { DraftPreview } from './draft-preview.tsx'
import { draftContext } from './draft-context.ts'
import { namesOfFields } from './field-labels.ts'
import { problemText } from './problem-texts.ts'
import { refilingPreview } from './refiling-preview.tsx'
import { sentHref } from './sent-href.ts'

const DraftId = z.uuid()
const Save = z.object({ values: FormValuesInput, revision: z.int().positive(), over: z.boolean().optional(), anew: z.boolean().optional() })
const Send = z.object({ revision: z.int().positive(), seen: z.union([z.int().positive(), z.literal('cancelled')]).optional() })
const Start = z.object({ kind: z.enum(formKinds), view: z.enum(['short', 'full', 'list']) })

/** An open form does not leave its page when the session has ended: it says so and waits. */
async function liveContext() {
  const session = await sessionOfRequest({ active: true })
  const context = session && contextOf(session)
  return context && { ...context, ...draftContext(context) }
}

/** Keeps what is in the fields of the person's own draft. */
export async function saveFields(draftId: unknown, request: unknown): Promise<SaveAnswer> {
  const [id, parsed] = [DraftId.safeParse(draftId), Save.safeParse(request)]
  if (!id.success || !parsed.success) return { outcome: 'gone' }
  const context = await liveContext()
  if (!context) return { outcome: 'session-ended' }
  const { values, revision, over, anew } = parsed.data
  const [locale, t] = [await getLocale(), await getTranslations()]
  const saved = await ifVisible(saveDraft(context, id.data, { values, revision: over ? 'any' : revision, ...(anew !== undefined && { anew }) }))
  if (!saved) return { outcome: 'gone' }
  switch (saved.outcome) {
    case 'saved': {
      const now = context.clock.now()
      const deadline = saved.paper ? undefined : deadlineOf(saved.kind, values, saved.owner, helsinkiDate(now))
      return { outcome: 'saved', revision: saved.revision, savedAt: timeText(now, locale), problems: saved.problems.map((problem) => problemText(saved.kind, problem, t, locale)), ...(deadline && { deadline }), lockedChanges: namesOfFields(saved.kind, saved.lockedChanges, locale) }
    }
    case 'changed': return { outcome: 'changed' }
    case 'sent': return { outcome: 'sent', href: await sentHref(context, id.data, saved) }
    default: return saved satisfies never
  }
}

/** The person presses Send. Pressed again, it finds what was sent. */
export async function sendFields(draftId: unknown, request: unknown): Promise<SendAnswer> {
  const [id, parsed] = [DraftId.safeParse(draftId), Send.safeParse(request)]
  if (!id.success || !parsed.success) return { outcome: 'gone' }
  const context = await liveContext()
  if (!context) return { outcome: 'session-ended' }
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { revision, seen } = parsed.data
  try {
    const sent = await (seen === undefined ? sendDraft(context, id.data, revision) : refileReport(context, id.data, revision, seen))
    switch (sent.outcome) {
      case 'sent': return { outcome: 'sent', href: 'refilingId' in sent ? `/${locale}/report/anew/${sent.refilingId}` : await sentHref(context, id.data, sent) }
      case 'sent-alone': return { outcome: 'sent', href: `/${locale}/report/sent/${sent.submissionId}` }
      case 'problems': return { outcome: 'problems', problems: sent.problems.map((problem) => problemText(sent.kind, problem, t, locale)) }
      case 'changed': case 'no-certificate': case 'moved-on': case 'elsewhere': return { outcome: sent.outcome }
      default: return sent satisfies never
    }
  } catch (error) {
    // The mandate is for other suborganisations, or has ended meanwhile.
    if (error instanceof PermissionDenied) return { outcome: 'no-right' }
    if (registerFailure(error)) return { outcome: 'unavailable' }
    return await ifVisible(Promise.reject(error)) ?? { outcome: 'gone' }
  }
}

/** What was last reported of somebody, to fill the form with. */
export async function earnerFields(draftId: unknown, earnerId: unknown): Promise<Values | undefined> {
  const [id, earner] = [DraftId.safeParse(draftId), z.uuid().safeParse(earnerId)]
  const context = await liveContext()
  if (!id.success || !earner.success || !context) return undefined
  return await ifVisible((async () => {
    const draft = await readDraft(context, id.data)
    return knownEarner(context, draft.kind, draft.owner, earner.data)
  })())
}

/** One report of the draft as it would be sent, as far as it can be read. */
export async function previewFields(draftId: unknown, report: unknown): Promise<Preview> {
  const [id, index] = [DraftId.safeParse(draftId), z.int().min(0).safeParse(report)]
  const context = await liveContext()
  const draft = id.success && context ? await ifVisible(readDraft(context, id.data)) : undefined
  if (!context || !draft || !index.success) return { view: null }
  return draft.anew ? refilingPreview(context, draft) : { view: <DraftPreview draft={draft} report={index.data} /> }
}

/** Begins a report for the party of the role. */
export async function beginReport(form: FormData): Promise<void> {
  const context = draftContext(await portalContext())
  const parsed = Start.safeParse({ kind: form.get('kind'), view: form.get('view') })
  const owner = ownerOfRole(context.actor)
  if (!parsed.success || owner === undefined) return nowhere()
  const { kind, view } = parsed.data
  const draftId = await ifVisible(form.get('copy') === 'last' ? copyLastPeriod(context, kind, owner) : startDraft(context, { kind, owner, view }))
  if (draftId === undefined) return nowhere()
  redirect(`/${await getLocale()}/report/${kind}/${draftId}`)
}

/** @param bound by the page, and like everything that comes in not to be trusted */
export async function discardDraft(bound: unknown): Promise<void> {
  const context = draftContext(await portalContext())
  const id = DraftId.safeParse(bound)
  if (id.success) await ifVisible(removeDraft(context, id.data))
  redirect(`/${await getLocale()}/report`)
}

const times = new Map<Locale, Intl.DateTimeFormat>()
function timeText(at: Date, locale: Locale): string {
  let format = times.get(locale)
  if (!format) times.set(locale, format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit', second: '2-digit' }))
  return format.format(at)
}

/** What the register did not take, to be corrected. @param bound by the page, and like everything that comes in not to be trusted */
export async function correctAgain(bound: unknown): Promise<void> {
  const context = draftContext(await portalContext())
  const id = DraftId.safeParse(bound)
  const draft = id.success ? await ifVisible(reopenDraft(context, id.data)) : undefined
  if (!draft) return nowhere()
  redirect(`/${await getLocale()}/report/${draft.kind}/${draft.draftId}`)
}

/** The old report is cancelled, and no new one is needed. @param bound by the page, and like everything that comes in not to be trusted */
export async function giveUp(bound: unknown): Promise<void> {
  const context = draftContext(await portalContext())
  const id = DraftId.safeParse(bound)
  const given = id.success ? await ifVisible(giveUpRefiling(context, id.data).then(() => true)) : undefined
  if (!given) return nowhere()
  redirect(`/${await getLocale()}/report/anew/${id.data}`)
}
