import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportForm } from '#components/report-form/import-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import buttons from '#components/ui/button.module.css'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { SPREADSHEET_ROWS_MAX } from '#lib/portal/imports/limits.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { ClientTexts } from '../../../../interface/client-texts.tsx'
import { importFile } from '../../../../report/import-actions.ts'
import { portalContext } from '../../../../session/current.ts'
import { NotFoundHere } from '../../../../session/not-found.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm.import'))('title') }
}

/** From a filled-in template to a pay list. */
export default async function ImportPage() {
  const { may } = await rightsInRole(await portalContext())
  if (!may('wage-reports.write')) return <NotFoundHere />
  const [locale, t, tForm] = [await getLocale(), await getTranslations('reportForm.import'), await getTranslations('reportForm')]
  return (
    <>
      <Crumbs path={[{ href: '/report', label: tForm('title') }]} here={t('title')} />
      <div className="stack">
        <div><h1>{t('title')}</h1><p className="lead">{t('lead')}</p></div>
        <Card labelledBy="import-template">
          <h2 id="import-template">{t('templateTitle')}</h2>
          <p>{t('templateText')}</p>
          <div className="row">
            {(['xlsx', 'csv'] as const).map((format) => <a key={format} className={buttons.secondary} href={`/${locale}/report/import/template?format=${format}`} download><DownloadIcon />{t(format)}</a>)}
          </div>
        </Card>
        <Card labelledBy="import-file">
          <h2 id="import-file">{t('fileTitle')}</h2>
          <ClientTexts pick={({ form }) => ({ form })}>
            <ImportForm action={importFile} label={t('file')} hint={t('fileHint', { rows: SPREADSHEET_ROWS_MAX })} submit={t('submit')} />
          </ClientTexts>
        </Card>
      </div>
    </>
  )
}
