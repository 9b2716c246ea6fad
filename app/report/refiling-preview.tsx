import { getTranslations } from 'next-intl/server'
import type { Preview } from '#components/report-form/shapes.ts'
import { Link } from '#components/i18n/link.tsx'
import { ReportView } from '#components/report-view/report-view.tsx'
import { Alert } from '#components/ui/alert.tsx'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { previewRefiling } from '#lib/portal/reports/anew/preview-refiling.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { asked } from '../reports/asked-register.tsx'
import { reportPart } from '../reports/report-parts.ts'
import { DraftPreview } from './draft-preview.tsx'
import styles from './report.module.css'

/** The new report has references of its own: that they differ says nothing. */
function withoutReferences(content: object): object {
  const { reportData: _references, ...said } = content as { reportData?: unknown }
  return said
}

/** Both halves: the report that would be cancelled, and the one that would be filed in its place, with what differs. */
export async function refilingPreview(context: ReportsContext, draft: OpenedDraft): Promise<Preview> {
  const t = await getTranslations('refiling')
  const answer = await asked(previewRefiling(context, draft))
  if ('missing' in answer) return { view: <Alert tone="bad" title={t('unavailableTitle')}><p>{t('unavailable')}</p></Alert> }
  const { report, seen, movedOn, elsewhere } = answer.found
  if (elsewhere) return { view: <Alert tone="bad" title={t('elsewhereTitle')}><p>{t('elsewhere', { name: elsewhere.personName })} <Link href={`/report/anew/${elsewhere.id}`}>{t('open')}</Link></p></Alert> }
  const { version, common, content } = report.versions[0]!
  return {
    seen,
    view: (
      <div className="stack">
        {seen === 'cancelled'
          ? <Alert tone="info" title={t('cancelledTitle', { reference: report.reportId })}><p>{t('cancelledAlready')}</p></Alert>
          : (
            <>
              {movedOn && <Alert tone="warn" title={t('movedOnTitle')}><p>{t('movedOn', { version })}</p></Alert>}
              <section aria-labelledby="to-cancel">
                <h3 id="to-cancel">1. {t('toCancel', { reference: report.reportId, version })}</h3>
                <p>{t('toCancelText')}</p>
                <details className={styles.old}>
                  <summary>{t('showOld')}</summary>
                  {(['common', 'content'] as const).map((part) => <ReportView key={part} part={reportPart(report.reportType, part)} value={part === 'common' ? common : content} headingLevel={4} />)}
                </details>
              </section>
            </>
          )}
        <section aria-labelledby="to-file">
          <h3 id="to-file">{seen !== 'cancelled' && '2. '}{t('toFile')}</h3>
          <p>{t('toFileText')}</p>
          <DraftPreview draft={draft} report={0} before={{ common, content: withoutReferences(content) }} />
        </section>
      </div>
    ),
  }
}
