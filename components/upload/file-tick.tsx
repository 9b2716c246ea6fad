import styles from './upload.module.css'

/**
 * Ticked: goes along when the person presses Send. The browser's own checkbox, which keeps a tick that was set before
 * the page's scripts were there; the component library's forgets it when they come.
 */
export function FileTick({ uploadId, label, ticked }: { uploadId: string; label: string; ticked: boolean }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" name="upload" value={uploadId} defaultChecked={ticked} />
      <span className="visually-hidden">{label}</span>
    </label>
  )
}
