import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { prepareJobs } from '#lib/platform/job-runner.ts'
import { createLog } from '#lib/platform/log.ts'
import type { PortalContext } from '../context.ts'
import { receiveUpload } from './receive-upload.ts'

async function uploader({ bytesMax = 1_048_576 } = {}) {
  const portal = await populatedPortal()
  await prepareJobs(portal.url, createLog('test', 'silent'))
  const uploadsDirectory = mkdtempSync(path.join(tmpdir(), 'ir-uploads-'))
  onTestFinished(() => rmSync(uploadsDirectory, { recursive: true, force: true }))
  const context: PortalContext = { ...portal, actor: await portal.as('Testinen'), uploadsDirectory, uploadBytesMax: bytesMax }
  return { portal, context, uploadsDirectory }
}

async function* chunksOf(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('a file is on the disk to the last byte with its SHA-256, and a check of it is planned', async () => {
  const { portal, context, uploadsDirectory } = await uploader()
  const bytes = randomBytes(123_456)
  const received = await receiveUpload(context, { name: 'C:\\palkat\\kesäkuu.xml', byteLength: bytes.length, body: chunksOf(bytes) })
  if (!received.received) throw new Error(received.reason)
  expect(readFileSync(path.join(uploadsDirectory, received.uploadId))).toEqual(bytes)
  const row = await portal.db.read((tx) => tx.upload.findUniqueOrThrow({ where: { id: received.uploadId } }))
  expect({ ...row, digest: Buffer.from(row.digest) }).toMatchObject({ fileName: 'kesäkuu.xml', byteLength: 123_456, state: 'checking', digest: createHash('sha256').update(bytes).digest() })
  expect((await portal.db.pool.query('SELECT task_identifier FROM jobs')).rows).toEqual([{ task_identifier: 'check-upload' }])
})

test.each([
  ['announced too large', { byteLength: 2_000_000, body: chunksOf(Buffer.alloc(10)) }, 'too-large'],
  ['larger than announced', { byteLength: 10, body: chunksOf(Buffer.alloc(2_000_000)) }, 'too-large'],
  ['of unknown length and endless', { byteLength: undefined, body: (async function* () { for (;;) yield Buffer.alloc(100_000) })() }, 'too-large'],
  ['empty', { byteLength: 0, body: chunksOf(Buffer.alloc(0)) }, 'empty'],
  ['broken off', { byteLength: 5000, body: (async function* () { yield Buffer.alloc(100); throw new Error('connection lost') })() }, 'broken-off'],
])('a file that is %s is refused and leaves nothing behind', async (_what, file, reason) => {
  const { portal, context, uploadsDirectory } = await uploader()
  expect(await receiveUpload(context, { name: 'a.xml', ...file })).toEqual({ received: false, reason })
  expect(readdirSync(uploadsDirectory)).toEqual([])
  expect(await portal.db.read((tx) => tx.upload.count())).toBe(0)
})

test('one person cannot fill the disk with files that are never sent', async () => {
  const { portal, context } = await uploader()
  const row = { personId: context.actor.personId, fileName: 'a', byteLength: 1, digest: new Uint8Array(32), uploadedAt: portal.clock.now() }
  await portal.db.transaction((tx) => tx.upload.createMany({ data: Array.from({ length: 200 }, () => ({ ...row, id: crypto.randomUUID() })) }))
  expect(await receiveUpload(context, { name: 'a.xml', byteLength: 3, body: chunksOf(Buffer.from('abc')) })).toEqual({ received: false, reason: 'too-many' })
})

test('a large file is never in memory as a whole', async () => {
  const { context } = await uploader({ bytesMax: 60_000_000 })
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const kept = () => {
    collectGarbage()
    return process.memoryUsage().arrayBuffers
  }
  const before = kept()
  let most = 0
  const body = (async function* () {
    for (let sent = 0; sent < 50_000_000; sent += 1_000_000) {
      yield randomBytes(1_000_000)
      most = Math.max(most, kept() - before)
    }
  })()
  expect(await receiveUpload(context, { name: 'big.xml', byteLength: undefined, body })).toMatchObject({ received: true })
  expect(most).toBeLessThan(10_000_000)
})
