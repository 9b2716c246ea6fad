'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { EndPaperState } from '#components/paper/end-forms.tsx'
import type { PaperStartState } from '#components/paper/paper-start-form.tsx'
import { dayText } from '#components/ui/formats.ts'
import { beginPaperForm } from '#lib/portal/paper/begin-paper-form.ts'
import { discardPaperForm, rejectPaperForm } from '#lib/portal/paper/end-paper-form.ts'
import { readReason, readPaperStart } from '#lib/portal/paper/paper-start.ts'
import { readPaperForm } from '#lib/portal/paper/read-paper-form.ts'
import { draftContext } from '../report/draft-context.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'

const typed = z.string().max(10_000).catch('')
const Start = z.object({ kind: typed, identifier: typed, payerName: typed, arrivedOn: typed, archiveReference: typed, reason: typed, replaces: typed })
const Rejection = z.object({ language: z.enum(['fi', 'sv', 'en']), address: typed, defects: typed })
const Id = z.uuid()

/** Writes down a paper that has arrived, and goes on to its fields. */
export async function beginPaper(_previous: PaperStartState, form: FormData): Promise<PaperStartState> {
  const context = draftContext(await portalContext())
  const values = Start.parse(Object.fromEntries(form))
  const read = readPaperStart(values, { now: context.clock.now(), environment: context.environment })
  if ('wrong' in read) {
    const t = await getTranslations('paper.entry.wrong')
    return { values, errors: Object.fromEntries(read.wrong.map((field) => [field, t(field)])) }
  }
  const begun = await ifVisible(beginPaperForm(context, read))
  if (!begun) return nowhere()
  if (begun.outcome === 'entered-already') return { values, enteredAs: begun.paperFormId }
  redirect(`/${await getLocale()}/report/${read.kind}/${begun.draftId}`)
}

/** Rejects a paper with a letter, which is kept. @param bound by the page, and like everything that comes in not to be trusted */
export async function rejectPaper(bound: unknown, _previous: EndPaperState, form: FormData): Promise<EndPaperState> {
  const context = draftContext(await portalContext())
  const [id, parsed] = [Id.safeParse(bound), Rejection.safeParse(Object.fromEntries(form))]
  if (!id.success || !parsed.success) return nowhere()
  const values = parsed.data
  const [address, defects] = [linesOf(values.address), linesOf(values.defects)]
  const t = await getTranslations('paper.entry')
  const errors = { ...((address.length === 0 || address.length > 4) && { address: t('wrong.address') }), ...(defects.length === 0 && { defects: t('wrong.defects') }) }
  if (Object.keys(errors).length > 0) return { values, errors }
  const done = await ifVisible((async () => {
    const paper = await readPaperForm(context, id.data)
    const { language } = values
    const tl = await getTranslations({ locale: language })
    const letter = await context.forms.letter({
      language, title: tl('paper.letter.title'), sender: tl('paper.letter.sender'), recipient: [paper.payerName, ...address], date: dayText(context.clock.now()),
      facts: [[tl('paper.letter.form'), tl(`paper.form.${paper.kind}.name`)], [tl('paper.letter.arrived'), dayText(paper.arrivedOn, 'UTC')], [tl('paper.letter.archive'), paper.archiveReference]],
      before: [tl('paper.letter.before')], defectsTitle: tl('paper.letter.defectsTitle'), defects: defects.slice(0, DEFECTS_MAX), afterTitle: tl('paper.letter.afterTitle'),
      after: [tl('paper.letter.partial'), tl(paper.replacesIrReportId === undefined ? 'paper.letter.new' : 'paper.letter.replacement'), tl('paper.letter.late'), tl('paper.letter.electronic')],
      footer: tl('paper.letter.footer', { archive: paper.archiveReference, page: '{page}', pages: '{pages}' }),
    })
    return { ended: await rejectPaperForm(context, id.data, { letter, language }) }
  })())
  if (!done) return nowhere()
  if (!done.ended) return { values, problem: t('ended') }
  redirect(`/${await getLocale()}/operator/paper/${id.data}`)
}

/** Takes back an entry. @param bound by the page, and like everything that comes in not to be trusted */
export async function discardPaper(bound: unknown, _previous: EndPaperState, form: FormData): Promise<EndPaperState> {
  const context = draftContext(await portalContext())
  const [id, discardReason] = [Id.safeParse(bound), typed.parse(form.get('discardReason'))]
  if (!id.success) return nowhere()
  const reason = readReason(discardReason)
  const t = await getTranslations('paper.entry')
  if (reason === undefined) return { values: { discardReason }, errors: { discardReason: t('wrong.reason') } }
  const done = await ifVisible(discardPaperForm(context, id.data, reason).then((ended) => ({ ended })))
  if (!done) return nowhere()
  if (!done.ended) return { values: { discardReason }, problem: t('ended') }
  redirect(`/${await getLocale()}/operator/paper/${id.data}`)
}

const DEFECTS_MAX = 100
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
