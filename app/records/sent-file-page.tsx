import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { FileView } from '#components/file-view/file-view.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import type { PortalContext } from '#lib/portal/context.ts'
import { readSentFile } from '#lib/portal/submissions/read-sent-file.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { FilePlace } from './file-place.ts'

/** The place of an error in the message as it was sent. */
export async function SentFilePage({ context, submissionId, home, query }: { context: PortalContext; submissionId: string; home: '/org' | '/me'; query: unknown }) {
  const id = z.uuid().safeParse(submissionId)
  const place = FilePlace.parse(query)
  const file = id.success ? await ifVisible(readSentFile(context, id.data, place)) : undefined
  if (!file) return <NotFoundHere />
  const { deliveryId, fileName, excerpt } = file
  const t = await getTranslations()
  const record = `${home}/records/${id.data}`
  return (
    <>
      <Crumbs path={[{ href: `${home}/records`, label: t('records.title') }, { href: record, label: deliveryId }]} here={t('file.title')} />
      <h1>{t('file.title')}</h1>
      <p className="lead">{fileName}</p>
      <FileView lines={excerpt.lines} total={excerpt.total} marked={place.mark ?? place.line} hrefOf={(line) => `${record}/file?line=${line}&mark=${place.mark ?? place.line}`} />
    </>
  )
}
