import { getLocale, getTranslations } from 'next-intl/server'
import type { RecordRow } from '#components/records/records-table.tsx'
import type { SubmissionRow } from '#lib/portal/submissions/list-submissions.ts'
import { channels } from '#schemas/channels.ts'
import { deliveryTypeName, itemCountText } from '../texts/delivery-types.ts'
import { channelName } from '../texts/report-types.ts'
import { statusTone } from '../texts/status-tone.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<'status'>>>

/** What has become of a record's reports since, wherever from. */
export const sinceText = ({ replaced, cancelled }: { replaced: number; cancelled: number }, t: Translate): string =>
  [replaced > 0 && t('replaced', { count: replaced }), cancelled > 0 && t('cancelledReports', { count: cancelled })].filter(Boolean).join('. ')

/** Rows of a list as people read them. @param home of the role whose list it is */
export async function recordRows(rows: readonly SubmissionRow[], home: string): Promise<RecordRow[]> {
  const [locale, t, tStatus] = [await getLocale(), await getTranslations(), await getTranslations('status')]
  return rows.map(({ id, deliveryId, fileName, deliveryDataType, itemCount, submittedAt, status, since, origin }) => ({
    id, deliveryId, fileName, items: itemCountText(deliveryDataType, itemCount, t), submittedAt, href: `${home}/records/${id}`, typeName: deliveryTypeName(deliveryDataType, locale), status: { text: tStatus(status), tone: statusTone[status] }, ...(since && { since: sinceText(since, tStatus) }), ...(origin === 'paper' && { channelName: channelName(channels.paper, locale) }),
  }))
}
