'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { clearFinishedUploads, removeUpload } from '#lib/portal/uploads/remove-uploads.ts'
import { sendUploads } from '#lib/portal/uploads/send-uploads.ts'
import { portalContext } from '../../../session/current.ts'
import { ifVisible } from '../../../session/not-found.tsx'
import { nowhere } from '../../../session/nowhere.ts'

export type SendState = { sent: number; notSent: number; nothingSelected: boolean } | undefined

const SendForm = z.object({ upload: z.array(z.uuid()).max(500) })

/** The person presses Send: every selected file, each for itself. */
export async function sendSelected(_previous: SendState, form: FormData): Promise<SendState> {
  const context = await portalContext()
  const parsed = SendForm.safeParse({ upload: form.getAll('upload') })
  if (!parsed.success || parsed.data.upload.length === 0) return { sent: 0, notSent: 0, nothingSelected: true }
  const outcomes = await ifVisible(sendUploads(context, parsed.data.upload))
  if (!outcomes) return nowhere()
  const sent = outcomes.filter(({ outcome }) => outcome === 'sent').length
  revalidatePath('/[locale]/upload', 'page')
  return { sent, notSent: outcomes.length - sent, nothingSelected: false }
}

/** @param id bound by the page, and like everything that comes in not to be trusted */
export async function removeOne(id: string): Promise<void> {
  const context = await portalContext()
  const uploadId = z.uuid().safeParse(id)
  if (uploadId.success) await ifVisible(removeUpload(context, uploadId.data))
  revalidatePath('/[locale]/upload', 'page')
}

export async function clearFinished(): Promise<void> {
  await clearFinishedUploads(await portalContext())
  revalidatePath('/[locale]/upload', 'page')
}
