import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { openChangeFeed, type Change } from './changes.ts'

test('an open page learns of a change when it is committed, and of none that is rolled back', async () => {
  const portal = await populatedPortal()
  const { personId } = await portal.as('Testinen')
  const feed = await openChangeFeed(portal.db)
  const changes: (Change | undefined)[] = []
  const told = Promise.withResolvers<void>()
  feed.subscribe((change) => {
    if (change) changes.push(change)
    if (change?.id === last) told.resolve()
  }, () => {})
  const upload = (id: string) => ({ id, personId, fileName: 'a', byteLength: 1, digest: new Uint8Array(32), uploadedAt: portal.clock.now() })
  const [rolledBack, last] = [randomUUID(), randomUUID()]
  await expect(portal.db.transaction(async (tx) => {
    await tx.upload.create({ data: upload(rolledBack) })
    throw new Error('no')
  })).rejects.toThrow('no')
  await portal.db.transaction((tx) => tx.upload.create({ data: upload(last) }))
  await told.promise
  expect(changes).toEqual([{ table: 'upload', id: last, personId }])
  await feed.close()
})

test('pages are let go when the process ends', async () => {
  const portal = await populatedPortal()
  const feed = await openChangeFeed(portal.db)
  const ended = Promise.withResolvers<void>()
  feed.subscribe(() => {}, ended.resolve)
  const stop = feed.subscribe(() => {}, () => {})
  stop()
  expect(feed.subscribers).toBe(1)
  await feed.close()
  await ended.promise
  expect(feed.subscribers).toBe(0)
})
