import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { FileView } from '#components/file-view/file-view.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { readUploadedFile } from '#lib/portal/uploads/read-check.ts'
import { FilePlace } from '../../../../../records/file-place.ts'
import { portalContext } from '../../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../../session/not-found.tsx'

type Props = { params: Promise<{ uploadId: string }>; searchParams: Promise<unknown> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('file'))('title') }
}

export default async function UploadedFilePage({ params, searchParams }: Props) {
  const uploadId = z.uuid().safeParse((await params).uploadId)
  const place = FilePlace.parse(await searchParams)
  const file = uploadId.success ? await ifVisible(readUploadedFile(await portalContext(), uploadId.data, place)) : undefined
  if (!file) return <NotFoundHere />
  const { fileName, excerpt } = file
  const t = await getTranslations()
  const check = `/upload/${uploadId.data}`
  return (
    <>
      <Crumbs path={[{ href: '/upload', label: t('upload.title') }, { href: check, label: t('check.title') }]} here={t('file.title')} />
      <h1>{t('file.title')}</h1>
      <p className="lead">{fileName}</p>
      <FileView lines={excerpt.lines} total={excerpt.total} marked={place.mark ?? place.line} hrefOf={(line) => `${check}/file?line=${line}&mark=${place.mark ?? place.line}`} />
    </>
  )
}
