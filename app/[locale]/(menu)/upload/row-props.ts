import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { sizeText } from '#components/ui/formats.ts'
import type { UploadRowProps } from '#components/upload/upload-row.tsx'
import { statusOf } from '#lib/portal/submissions/submission-status.ts'
import type { UploadRow } from '#lib/portal/uploads/list-uploads.ts'
import { deliveryTypeName, itemCountText } from '../../../texts/delivery-types.ts'
import { statusTone } from '../../../texts/status-tone.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** A file as the list shows it. */
export function rowProps(upload: UploadRow, t: Translate, locale: Locale): UploadRowProps & { removable: boolean } {
  const { id, fileName, byteLength, deliveryDataType, itemCount, ownerName, deliveryId, submission } = upload
  const meta = [
    sizeText(byteLength, locale),
    ...(deliveryDataType === undefined ? [] : [deliveryTypeName(deliveryDataType, locale)]),
    ...(itemCount === undefined ? [] : [itemCountText(deliveryDataType, itemCount, t)]),
    ...(ownerName === undefined ? [] : [ownerName]),
    ...(deliveryId === undefined ? [] : [`${t('records.reference')} ${deliveryId}`]),
  ]
  const isChecked = upload.state === 'checked' || upload.state === 'sent'
  return {
    id, fileName, meta, ...stateOf(upload, t), removable: upload.state !== 'sent',
    ...(isChecked && { checkHref: `/upload/${id}` }),
    ...(submission && { recordHref: `/${submission.ownerIsPerson ? 'me' : 'org'}/records/${submission.id}` }),
  }
}

function stateOf(upload: UploadRow, t: Translate): Pick<UploadRowProps, 'state' | 'detail' | 'tick'> {
  const { fileName, submission, findingCount, faultyItemCount, itemCount = 0, ownerName = '–' } = upload
  if (submission) {
    const status = statusOf({ ...submission, deliveryDataStatus: submission.deliveryDataStatus ?? null })
    return { state: { text: t(`status.${status}`), tone: statusTone[status] } }
  }
  if (upload.state === 'checking') return { state: { text: t('upload.state.checking'), tone: 'info' } }
  if (upload.state === 'check_failed') return { state: { text: t('upload.state.checkFailed'), tone: 'bad' }, detail: t('upload.detail.checkFailed') }
  switch (upload.sendability) {
    case 'errors': return { state: { text: t('upload.state.notSendable'), tone: 'bad' }, detail: t('upload.detail.notSendable') }
    case 'no-right': return { state: { text: t('upload.state.noRight'), tone: 'bad' }, detail: t('upload.detail.noRight', { owner: ownerName }) }
    case 'no-certificate': return { state: { text: t('upload.state.noCertificate'), tone: 'bad' }, detail: t('upload.detail.noCertificate') }
    case 'already-sent': return { state: { text: t('upload.state.alreadySent'), tone: 'warn' }, detail: t('upload.detail.alreadySent') }
  }
  const anyway = { ticked: false, label: t('upload.selectWithErrors', { name: fileName }) }
  if (upload.commonErrors) return { state: { text: t('upload.state.commonErrors'), tone: 'bad' }, detail: t('upload.detail.commonErrors'), tick: anyway }
  if (faultyItemCount > 0) return { state: { text: t('upload.state.itemErrors'), tone: 'warn' }, detail: t('upload.detail.itemErrors', { faulty: faultyItemCount, items: itemCount }), tick: anyway }
  return {
    state: { text: t('upload.state.ready'), tone: 'good' }, tick: { ticked: true, label: t('upload.select', { name: fileName }) },
    ...(findingCount > 0 && { detail: t('upload.detail.warnings', { count: findingCount }) }),
  }
}
