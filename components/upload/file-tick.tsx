'use client'
import { Checkbox } from 'suomifi-ui-components'

/** Ticked: goes along when the person presses Send. */
export function FileTick({ uploadId, label, ticked }: { uploadId: string; label: string; ticked: boolean }) {
  return <Checkbox name="upload" value={uploadId} defaultChecked={ticked}><span className="visually-hidden">{label}</span></Checkbox>
}
