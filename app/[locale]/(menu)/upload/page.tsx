import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { SendForm } from '#components/upload/send-form.tsx'
import { UploadArea } from '#components/upload/upload-area.tsx'
import { UploadRow } from '#components/upload/upload-row.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import styles from '#components/upload/upload.module.css'
import { listUploads } from '#lib/portal/uploads/list-uploads.ts'
import { portalContext } from '../../../session/current.ts'
import { clearFinished, removeOne, sendSelected } from './actions.ts'
import { rowProps } from './row-props.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upload'))('title') }
}

export default async function UploadPage() {
  const context = await portalContext()
  const uploads = await listUploads(context)
  const [locale, t] = [await getLocale(), await getTranslations()]
  const rows = uploads.map((upload) => rowProps(upload, t, locale))
  const isFinished = uploads.some(({ submission }) => submission && ['processed', 'rejected', 'refused'].includes(submission.state))
  return (
    <>
      <h1>{t('upload.title')}</h1>
      <p className="lead">{t('upload.lead')}</p>
      <noscript><Alert tone="info">{t('upload.needsScript')}</Alert></noscript>
      <UploadArea bytesMax={context.uploadBytesMax} />
      <div className={styles.listHead}>
        <h2>{t('upload.listTitle')}</h2>
        <p className="muted">{t('upload.listCount', { count: rows.length })}</p>
      </div>
      <SendForm
        action={sendSelected} canSend={rows.some(({ tick }) => tick)}
        others={isFinished && <button className={buttons.secondary} formAction={clearFinished}>{t('upload.clear')}</button>}
      >
        {rows.length === 0
          ? <Empty><p>{t('upload.empty')}</p></Empty>
          : <ul className={styles.rows}>{rows.map((row) => <UploadRow key={row.id} {...row} {...(row.removable && { removeAction: removeOne.bind(null, row.id) })} />)}</ul>}
      </SendForm>
      <LiveUpdates topic="uploads=" />
    </>
  )
}
