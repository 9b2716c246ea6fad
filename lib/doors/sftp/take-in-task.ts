/** The part of reception that runs in a register thread: reading the file, XML, checks, commit. */
import { readFile, stat } from 'node:fs/promises'
import type { RegisterContext } from '#lib/register/context.ts'
import type { DeliveryValue } from '#lib/register/delivery-kind.ts'
import { takeInFile, type ArrivedFile } from '#lib/register/files/take-in-file.ts'

export type TakeInRequest = {
  /** Path on disk. */
  path: string
  file: Omit<ArrivedFile, 'byteLength'>
}

export type TakeInResult =
  | { outcome: 'taken-in'; irDeliveryId: string }
  | { outcome: 'rejected'; ruleIds: string[] }
  | { outcome: 'already-taken-in' }
  /** Another process has taken it in and away. */
  | { outcome: 'gone' }

export type TakeInOptions = {
  context: RegisterContext
  bytesMax: number
  /** The delivery has been committed: its value, before anybody has to read it again. */
  onTakenIn(taken: { arrivalNo: number; ownerKey: string; value: DeliveryValue; bytes: number }): void
}

export async function takeInTask({ context, bytesMax, onTakenIn }: TakeInOptions, { path, file }: TakeInRequest): Promise<TakeInResult> {
  let bytes: Buffer | undefined
  let byteLength: number
  try {
    byteLength = (await stat(path)).size
    bytes = byteLength <= bytesMax ? await readFile(path) : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { outcome: 'gone' }
    throw error
  }
  const taken = await takeInFile(context, { ...file, byteLength }, bytes)
  if (taken.outcome !== 'taken-in') return taken
  onTakenIn({ arrivalNo: taken.arrivalNo, ownerKey: taken.ownerKey, value: taken.value, bytes: byteLength })
  return { outcome: 'taken-in', irDeliveryId: taken.irDeliveryId }
}
