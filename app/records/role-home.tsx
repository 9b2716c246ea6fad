import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { RecordsTable } from '#components/records/records-table.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card, Empty } from '#components/ui/card.tsx'
import { ArrowIcon, UploadIcon } from '#components/ui/icons.tsx'
import type { InterfaceContext } from '#lib/portal/context.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { latestSubmissions } from '#lib/portal/submissions/list-submissions.ts'
import { UnfinishedRefilings } from '../report/unfinished-refilings.tsx'
import { recordRows } from './record-rows.ts'
import styles from './role-home.module.css'

const LATEST = 5

/** Home of a role: what to do here, what was done last, and on what grounds. */
export async function RoleHome({ context, owner, home, title, subtitle, reminders }: { context: InterfaceContext; owner: OwnerKey; home: string; title: string; subtitle?: string; reminders?: ReactNode }) {
  const t = await getTranslations()
  const { standings, may } = await rightsInRole(context)
  const mayUpload = (['upload-wages.write', 'upload-benefits.write'] as const).some(may)
  const latest = await latestSubmissions(context, owner, LATEST)
  return (
    <div className="stack">
      <div>
        <h1>{title}</h1>
        {subtitle !== undefined && <p className="lead">{subtitle}</p>}
        {latest !== undefined && latest.waiting > 0 && <Alert tone="info">{t('home.waitingNotice', { count: latest.waiting })}</Alert>}
        <UnfinishedRefilings context={context} owner={owner} />
        {reminders}
      </div>
      {mayUpload && (
        <section className={styles.action} aria-labelledby="home-upload">
          <UploadIcon size={36} />
          <div><h2 id="home-upload">{t('home.uploadTitle')}</h2><p>{t('home.uploadText')}</p></div>
          <Link href="/upload" className={buttons.primary}>{t('menu.upload')}<ArrowIcon /></Link>
        </section>
      )}
      {latest !== undefined && (
        <section aria-labelledby="home-latest">
          <div className={styles.heading}><h2 id="home-latest">{t('home.latest')}</h2>{latest.rows.length > 0 && <Link href={`${home}/records`}>{t('home.allRecords')}</Link>}</div>
          {latest.rows.length === 0 ? <Empty><p>{t('home.noRecords')}</p></Empty> : <RecordsTable caption={t('home.latest')} rows={await recordRows(latest.rows, home)} />}
          <LiveUpdates topic="role=" />
        </section>
      )}
      <Card labelledBy="home-rights">
        <h2 id="home-rights">{t('home.rightsTitle')}</h2>
        <ul className={styles.rights}>
          {standings.map(({ ground, subOrganisationId }) => (
            <li key={`${ground} ${subOrganisationId ?? ''}`}>{t(`grounds.${ground}`)}{subOrganisationId !== undefined && `, ${t('grounds.limited', { id: subOrganisationId })}`}</li>
          ))}
        </ul>
        <p><Link href="/rights">{t('rights.link')}</Link></p>
      </Card>
    </div>
  )
}
