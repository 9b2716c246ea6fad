import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { NotFound } from '../context.ts'
import { exportFindings } from './export-findings.ts'

test('everything that was found is exported in its order, for whoever brought the file and for nobody else', async () => {
  const portal = await populatedPortal({ now: '2026-11-24T10:00:00Z' })
  const [mine, other] = [await portal.as('Testinen'), await portal.as('Exempelström')]
  const id = randomUUID()
  const at = new Date('2026-11-24T09:00:00Z')
  await portal.db.transaction(async (tx) => {
    await tx.upload.create({ data: { id, personId: mine.personId, fileName: 'palkat.xml', byteLength: 1, digest: new Uint8Array(32), uploadedAt: at, state: 'checked', sendable: false, checkedAt: at, deliveryDataType: 100 } })
    await tx.uploadFinding.createMany({ data: Array.from({ length: 1_500 }, (_, position) => ({ uploadId: id, position, level: 'item' as const, ruleId: 'WR-235', code: 'X-WR-235', line: position + 1, itemIndex: position, value: '999' })) })
  })
  const contextOf = (actor: typeof mine) => ({ ...portal, actor, uploadsDirectory: '/nowhere', uploadBytesMax: 1 })
  const { fileName, deliveryDataType, findings } = await exportFindings(contextOf(mine), id)
  const lines: (number | undefined)[] = []
  for await (const some of findings) lines.push(...some.map(({ line }) => line))
  expect([fileName, deliveryDataType, lines]).toEqual(['palkat.xml', 100, Array.from({ length: 1_500 }, (_, position) => position + 1)])
  await expect(exportFindings(contextOf(other), id)).rejects.toThrow(NotFound)
})
