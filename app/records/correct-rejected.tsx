import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { takeCorrectionToUpload } from './actions.ts'
import styles from './record-page.module.css'

type CorrectRejectedProps = { submissionId: string; home: '/org' | '/me'; rejected: 'all' | 'some'; count: number; notTaken: 'too-large' | 'empty' | 'too-many' | 'no-space' | 'broken-off' | undefined }

/** The rejected reports as a file: to correct, or straight into the upload service. */
export async function CorrectRejected({ submissionId, home, rejected, count, notTaken }: CorrectRejectedProps) {
  const t = await getTranslations()
  return (
    <Card labelledBy="correct">
      <h2 id="correct">{t('correction.title')}</h2>
      {notTaken && <Alert tone="bad">{t(notTaken === 'too-many' ? 'correction.tooMany' : 'correction.notTaken')}</Alert>}
      <p>{rejected === 'all' ? t('correction.all') : t('correction.some', { count })}</p>
      <p className="muted">{t('correction.hint')}</p>
      <div className={styles.correct}>
        <a className={buttons.primary} href={`/api/records/${submissionId}/correction`} download><DownloadIcon />{t('correction.download')}</a>
        <form action={takeCorrectionToUpload}>
          <input type="hidden" name="submissionId" value={submissionId} />
          <input type="hidden" name="home" value={home} />
          <SubmitButton look="secondary" busyText={t('correction.taking')}>{t('correction.take')}</SubmitButton>
        </form>
      </div>
    </Card>
  )
}
