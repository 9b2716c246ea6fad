import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import type { Tone } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import buttons from '../ui/button.module.css'
import { FileIcon } from '../ui/icons.tsx'
import { FileTick } from './file-tick.tsx'
import styles from './upload.module.css'

export type UploadRowProps = {
  id: string
  fileName: string
  /** size, kind of data, payer, references */
  meta: readonly string[]
  state: { text: string; tone: Tone }
  detail?: string
  /** can be sent now; ticked at once only when nothing is wrong with it */
  tick?: { ticked: boolean; label: string }
  checkHref?: string
  recordHref?: string
  /** removes the file; formAction of a button inside the list's form */
  removeAction?: () => Promise<void>
}

/** One file of the list: what it is, how it stands, what can be done with it. */
export function UploadRow({ id, fileName, meta, state, detail, tick, checkHref, recordHref, removeAction }: UploadRowProps) {
  const t = useTranslations('upload')
  return (
    <li className={styles.file}>
      <div className={styles.tick}>{tick ? <FileTick uploadId={id} label={tick.label} ticked={tick.ticked} /> : <FileIcon size={26} />}</div>
      <div className={styles.body}>
        <div className={styles.title}><h3>{fileName}</h3><Badge tone={state.tone}>{state.text}</Badge></div>
        <p className={styles.meta}>{meta.join(' · ')}</p>
        {detail !== undefined && <p className={styles.detail}>{detail}</p>}
        <div className={styles.links}>
          {checkHref !== undefined && <Link href={checkHref} aria-label={t('showCheckNamed', { name: fileName })}>{t('showCheck')}</Link>}
          {recordHref !== undefined && <Link href={recordHref} aria-label={t('showRecordNamed', { name: fileName })}>{t('showRecord')}</Link>}
        </div>
      </div>
      <div className={styles.side}>
        {removeAction && <button className={buttons.quiet} formAction={removeAction} aria-label={t('removeNamed', { name: fileName })}>{t('remove')}</button>}
      </div>
    </li>
  )
}
