import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { listDrafts, type ListedDraft } from '#lib/portal/drafts/read-drafts.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { ownerOfRole, rightsInRole } from '#lib/portal/role-rights.ts'
import { hasLastPeriod } from '#lib/portal/templates/copy-last-period.ts'
import { beginReport, discardDraft } from '../../../report/actions.tsx'
import { draftContext } from '../../../report/draft-context.ts'
import styles from '../../../report/report.module.css'
import { UnfinishedRefilings } from '../../../report/unfinished-refilings.tsx'
import { portalContext } from '../../../session/current.ts'
import { NotFoundHere } from '../../../session/not-found.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm'))('title') }
}

/** Where a report begins: the ways to make one, and what is half done. */
export default async function ReportPage() {
  const context = draftContext(await portalContext())
  const { may } = await rightsInRole(context)
  const [wages, benefits] = [may('wage-reports.write'), may('benefit-reports.write')]
  if (!wages && !benefits) return <NotFoundHere />
  const [locale, t, drafts, canCopy] = [await getLocale(), await getTranslations('reportForm'), await listDrafts(context), await hasLastPeriod(context, 'wage')]
  const owner = ownerOfRole(context.actor)
  const paper = (await getTranslations('paper'))('link')
  const nameOf = (draft: ListedDraft) => (draft.itemCount === 1 ? draft.earner ?? t('start.noEarner') : t('start.earners', { count: draft.itemCount }))
  const ways = [
    { view: 'short', title: t('start.short'), text: t('start.shortText') }, ...(canCopy ? [{ view: 'list', copy: 'last', title: t('start.copy'), text: t('start.copyText') }] : []),
    { view: 'list', title: t('start.list'), text: t('start.listText') }, { view: 'full', title: t('start.full'), text: t('start.fullText') },
  ]
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <p><Link href="/report/deadlines">{t('start.calendar')}</Link> · <Link href="/paper">{paper}</Link></p>
        <noscript><Alert tone="info">{t('needsScript')}</Alert></noscript>
        {owner !== undefined && <UnfinishedRefilings context={context} owner={owner} />}
      </div>
      {wages && (
        <section aria-labelledby="ways">
          <h2 id="ways">{t('kind.wage')}</h2>
          <ul className={styles.ways}>{ways.map((way) => <Way key={way.title} kind="wage" begin={t('start.begin')} {...way} />)}
            <li><h3 id="way-import">{t('start.import')}</h3><p>{t('start.importText')}</p><div><Link className={buttons.secondary} href="/report/import" aria-describedby="way-import">{t('start.begin')}</Link></div></li>
          </ul>
        </section>
      )}
      <section aria-labelledby="others">
        <h2 id="others">{t('start.others')}</h2>
        <ul className={styles.ways}>
          {wages && <Way kind="separate" title={t('kind.separate')} text={t('start.separateText')} begin={t('start.begin')} />}
          {benefits && <Way kind="benefit" title={t('kind.benefit')} text={t('start.benefitText')} begin={t('start.begin')} />}
        </ul>
      </section>
      <section aria-labelledby="drafts">
        <h2 id="drafts">{t('start.drafts')}</h2>
        {drafts.length === 0 ? <Empty><p>{t('start.noDrafts')}</p></Empty> : (
          <>
            <p className="muted">{t('start.draftsNote')}</p>
            <ul className={styles.drafts}>
              {drafts.map((draft) => (
                <li key={draft.id}>
                  <div>
                    <h3>{nameOf(draft)}</h3>
                    <p className="muted">{t(`kind.${draft.kind}`)}{draft.paymentDate && `, ${t('receipt.paymentDate').toLocaleLowerCase(locale)} ${dayText(draft.paymentDate, 'UTC')}`}. {t('start.touched', { at: momentText(draft.updatedAt, locale) })}</p>
                    {draft.replaces && <Badge tone="info">{draft.anew ? t('start.anew') : t('start.correction')}</Badge>}
                  </div>
                  <div className="row">
                    <Link className={buttons.secondary} href={`/report/${draft.kind}/${draft.id}`} aria-label={t('start.goOnNamed', { name: nameOf(draft) })}>{t('start.goOn')}</Link>
                    <form action={discardDraft.bind(null, draft.id)}><button className={buttons.quiet} aria-label={t('start.removeNamed', { name: nameOf(draft) })}>{t('start.remove')}</button></form>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  )
}

/** One way to begin a report. */
function Way({ kind, view = 'full', copy, title, text, begin }: { kind: FormKind; view?: string; copy?: string; title: string; text: string; begin: string }) {
  const id = `way-${kind}-${view}-${copy ?? ''}`
  return (
    <li>
      <h3 id={id}>{title}</h3>
      <p>{text}</p>
      <form action={beginReport}>
        <input type="hidden" name="kind" value={kind} /><input type="hidden" name="view" value={view} />{copy !== undefined && <input type="hidden" name="copy" value={copy} />}
        <button className={view === 'short' ? buttons.primary : buttons.secondary} aria-describedby={id}>{begin}</button>
      </form>
    </li>
  )
}
