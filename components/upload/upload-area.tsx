'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState, type DragEvent } from 'react'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { sizeText } from '../ui/formats.ts'
import { UploadIcon } from '../ui/icons.tsx'
import { uploadFile, type UploadFailure } from './upload-file.ts'
import styles from './upload.module.css'

/** As many at once as browsers allow to one host without holding up the page itself. */
const AT_ONCE = 3

type Running = { key: number; name: string; percent: number; abort: () => void }
type Failed = { key: number; name: string; reason: UploadFailure }

/** Files are taken by dropping or choosing; each goes up at once, and is checked as soon as it is there. */
export function UploadArea({ bytesMax }: { bytesMax: number }) {
  const t = useTranslations('upload')
  const locale = useLocale()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const queue = useRef<File[]>([])
  const active = useRef(0)
  const nextKey = useRef(1)
  const [isOver, setIsOver] = useState(false)
  const [running, setRunning] = useState<Running[]>([])
  const [failed, setFailed] = useState<Failed[]>([])
  const [received, setReceived] = useState(0)
  const size = sizeText(bytesMax, locale)

  const startNext = () => {
    while (active.current < AT_ONCE && queue.current.length > 0) start(queue.current.shift()!)
  }
  const start = (file: File) => {
    const key = nextKey.current++
    const fail = (reason: UploadFailure) => setFailed((all) => [...all, { key, name: file.name, reason }])
    if (file.size > bytesMax) return fail('tooLarge')
    if (file.size === 0) return fail('empty')
    active.current++
    const { done, abort } = uploadFile(file, (percent) => setRunning((all) => all.map((one) => (one.key === key ? { ...one, percent } : one))))
    setRunning((all) => [...all, { key, name: file.name, percent: 0, abort }])
    void done.then((failure) => {
      active.current--
      setRunning((all) => all.filter((one) => one.key !== key))
      if (failure === undefined) setReceived((count) => count + 1)
      else if (failure !== 'cancelled') fail(failure)
      startNext()
      // Each file shows up by itself (live updates); once more when all are there, should those be broken.
      if (active.current === 0) router.refresh()
    })
  }
  const take = (files: FileList | null) => {
    if (!files || files.length === 0) return
    setFailed([])
    setReceived(0)
    queue.current.push(...files)
    startNext()
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <div>
      <div
        className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={(event) => { event.preventDefault(); setIsOver(true) }} onDragLeave={() => setIsOver(false)} onDrop={onDrop}
      >
        <UploadIcon size={40} />
        <p>{t('drop')}</p>
        <button type="button" className={buttons.primary} onClick={() => input.current?.click()} aria-describedby="upload-limits">{t('choose')}</button>
        <input ref={input} type="file" multiple accept=".xml,text/xml,application/xml" hidden data-testid="file-input"
          onChange={(event) => { take(event.target.files); event.target.value = '' }} />
        <p id="upload-limits" className={styles.limits}>{t('limits', { size })}</p>
      </div>
      {running.length > 0 && (
        <ul className={styles.progress}>
          {running.map(({ key, name, percent, abort }) => (
            <li key={key}>
              <span className={styles.name}>{name}</span>
              <button type="button" className={buttons.quiet} aria-label={t('cancelNamed', { name })} onClick={abort}>{t('cancel')}</button>
              <progress max={100} value={percent} aria-label={t('progress', { name, percent })} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.messages} role="status">
        {running.length === 0 && received > 0 && <Alert tone="good">{t('received', { count: received })}</Alert>}
      </div>
      {failed.length > 0 && (
        <Alert tone="bad" live title={t('failedTitle')}>
          <ul>{failed.map(({ key, name, reason }) => <li key={key}>{t(`failed.${reason}`, { name, size })}</li>)}</ul>
          <button type="button" className={buttons.quiet} onClick={() => setFailed([])}>{t('dismiss')}</button>
        </Alert>
      )}
    </div>
  )
}
