import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EarnerForm, type EarnerInput } from '#components/earners/earner-form.tsx'
import type { Locale } from '#components/i18n/routing.ts'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { earnerFields, type EarnerField } from '#lib/portal/earners/earner-fields.ts'
import { readEarner } from '#lib/portal/earners/read-earner.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { forgetEarner, reportEarner, saveEarner } from '../../../../../earners/actions.ts'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { draftContext } from '../../../../../report/draft-context.ts'
import report from '../../../../../report/report.module.css'
import { optionsOfList } from '../../../../../report/shapes-of.ts'
import { portalContext } from '../../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../../session/not-found.tsx'

const Query = z.object({ done: z.literal('saved').optional().catch(undefined) })
/** Longer lists are typed: two letters of a country are quicker than two hundred names. */
const CHOSEN_MAX = 60

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earners'))('title') }
}

/** One remembered income earner: report again, change, remove. */
export default async function EarnerPage({ params, searchParams }: { params: Promise<{ earnerId: string }>; searchParams: Promise<unknown> }) {
  const { earnerId } = await params
  const context = draftContext(await portalContext())
  const owner = ownerOfRole(context.actor)
  const earner = owner !== undefined && z.uuid().safeParse(earnerId).success ? await ifVisible(readEarner(context, owner, earnerId)) : undefined
  if (!earner) return <NotFoundHere />
  const { done } = Query.parse(await searchParams)
  const [locale, t, tForm] = [await getLocale(), await getTranslations('earners'), await getTranslations('reportForm')]
  const today = helsinkiDate(context.clock.now())
  const inputOf = ({ name, element }: EarnerField): EarnerInput => {
    const options = element.codeList && optionsOfList(element.codeList, locale as Locale, today)
    const hint = element.input === 'date' ? t('dayHint') : name.endsWith('countryCode') ? t('countryHint') : undefined
    return {
      id: name, label: element.labels[locale as Locale], ...(hint !== undefined && { hint }),
      ...(options && options.length <= CHOSEN_MAX && { options: options.map(({ value, label }) => ({ value, label: `${value} ${label}` })) }),
    }
  }
  const sections = earnerFields(earner.kind).map(([group, fields]) => ({ id: group, title: t(`groups.${group}`), inputs: fields.map(inputOf) }))
  const title = earner.name || t('noName')
  return (
    <>
      <Crumbs path={[{ href: '/report', label: tForm('title') }, { href: '/report/earners', label: t('title') }]} here={title} />
      <div className="stack">
        <div>
          <h1>{title}</h1>
          <p className="lead">{tForm(`kind.${earner.kind}`)}. {t('lastPaid')} {dayText(earner.lastPaymentDate, 'UTC')}</p>
          {done !== undefined && <Alert tone="good" live>{t(`done.${done}`)}</Alert>}
        </div>
        <section aria-labelledby="report">
          <h2 id="report">{t('report')}</h2>
          <ul className={report.ways}>
            <li><h3 id="fill">{t('fill')}</h3><p>{t('fillText')}</p><form action={reportEarner.bind(null, earnerId, 'person')}><button className={buttons.primary} aria-describedby="fill">{tForm('start.begin')}</button></form></li>
            <li><h3 id="copy">{t('copy')}</h3><p>{t('copyText')}</p><form action={reportEarner.bind(null, earnerId, 'last')}><button className={buttons.secondary} aria-describedby="copy">{tForm('start.begin')}</button></form></li>
          </ul>
        </section>
        <Card labelledBy="remembered">
          <h2 id="remembered">{t('remembered')}</h2>
          <p className="muted">{t('rememberedText')} {t('updated', { at: momentText(earner.updatedAt, locale) })}</p>
          <ClientTexts pick={({ form, earners: { notGiven } }) => ({ form, earners: { notGiven } })}>
            <EarnerForm action={saveEarner.bind(null, earnerId)} start={{ values: earner.values }} sections={sections} />
          </ClientTexts>
        </Card>
        <Card labelledBy="remove">
          <h2 id="remove">{t('removeTitle')}</h2>
          <p>{t('removeText')}</p>
          <form action={forgetEarner.bind(null, earnerId)}><button className={`${buttons.primary} ${buttons.danger}`}>{t('remove')}</button></form>
        </Card>
      </div>
    </>
  )
}
