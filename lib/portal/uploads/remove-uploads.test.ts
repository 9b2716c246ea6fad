import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { removeOldUploads } from './remove-uploads.ts'

test('unsent files go after 30 days; so does what no row knows; nothing else', async () => {
  const portal = await populatedPortal({ now: '2026-11-24T10:00:00Z' })
  const uploadsDirectory = mkdtempSync(path.join(tmpdir(), 'ir-uploads-'))
  onTestFinished(() => rmSync(uploadsDirectory, { recursive: true, force: true }))
  const { personId } = await portal.as('Testinen')
  const aFile = (name: string, daysOld: number) => {
    const file = path.join(uploadsDirectory, name)
    writeFileSync(file, 'x')
    const moment = new Date(Date.now() - daysOld * 86_400_000)
    utimesSync(file, moment, moment)
    return file
  }
  const anUpload = async (uploadedAt: string) => {
    const id = randomUUID()
    await portal.db.transaction((tx) => tx.upload.create({ data: { id, personId, fileName: 'a', byteLength: 1, digest: new Uint8Array(32), uploadedAt: new Date(uploadedAt), state: 'checked', sendable: false, checkedAt: new Date(uploadedAt) } }))
    return { id, file: aFile(id, 40) }
  }
  const [old, recent] = [await anUpload('2026-10-20T10:00:00Z'), await anUpload('2026-11-01T10:00:00Z')]
  const [orphan, arriving] = [aFile('orphan.part', 3), aFile(`${randomUUID()}.part`, 0)]
  await removeOldUploads({ ...portal, uploadsDirectory })
  expect([old.file, recent.file, orphan, arriving].map((file) => existsSync(file))).toEqual([false, true, false, true])
  expect(await portal.db.read((tx) => tx.upload.findUniqueOrThrow({ where: { id: old.id } }))).toMatchObject({ state: 'removed' })
})
