/** Every use case that concerns a party, tried from every ground of the permission table. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { organisationKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf, type Ground, type Standing } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { prepareJobs } from '#lib/platform/job-runner.ts'
import { createLog } from '#lib/platform/log.ts'
import { NotFound, type InterfaceContext, type PortalContext } from './context.ts'
import { functionsOf } from './delivery-kinds.ts'
import { openRegisterOperations } from './register-operations.ts'
import { compress } from './stored-bytes.ts'
import { listSubmissions } from './submissions/list-submissions.ts'
import { downloadMessage, readSentFile } from './submissions/read-sent-file.ts'
import { readSubmission } from './submissions/read-submission.ts'
import { personWith } from './testing/person-with.ts'
import { removeUpload } from './uploads/remove-uploads.ts'
import { readCheck, readUploadedFile } from './uploads/read-check.ts'
import { sendUploads } from './uploads/send-uploads.ts'
import { watchChanges } from './watch-changes.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
const FIRST_PAGE = { show: 'all', page: 1 } as const
/** One of each kind of data. */
const WAGES = 100
const BENEFITS = 102
const SUBSCRIPTION = 103
const kinds = [WAGES, BENEFITS, SUBSCRIPTION]

async function aPortal() {
  const portal = await populatedPortal()
  await prepareJobs(portal.url, createLog('test', 'silent'))
  const uploadsDirectory = mkdtempSync(path.join(tmpdir(), 'ir-uploads-'))
  onTestFinished(() => rmSync(uploadsDirectory, { recursive: true, force: true }))
  const sender = await portal.as('Mallikas')
  const moment = portal.clock.now()
  const register = openRegisterOperations({ registerWs: 'https://localhost', directory: '', ownCertificateOnly: true })
  const contextOf = (actor: PortalContext['actor']): InterfaceContext => ({ ...portal, register, actor, uploadsDirectory, uploadBytesMax: 1_000_000 })
  let counter = 0

  const aCheckedUpload = (personId: string, deliveryDataType: number, subOrganisationIds: string[] = [], owner: OwnerKey = OWNER) => portal.db.transaction((tx) => tx.upload.create({
    data: {
      id: randomUUID(), personId, fileName: 'file.xml', byteLength: 10, digest: new Uint8Array(32), uploadedAt: moment, checkedAt: moment, state: 'checked', sendable: true,
      rootElement: 'WageReportsRequestToIR', deliveryDataType, deliveryId: `d${++counter}`, ownerKey: owner, ownerName: 'Owner', signed: false, itemCount: 1, partiesSealed: new Uint8Array(1), subOrganisationIds,
    },
  }))
  /** Sent by the managing director. */
  async function aSubmission(deliveryDataType: number, subOrganisationIds: string[] = []): Promise<string> {
    const upload = await aCheckedUpload(sender.personId, deliveryDataType, subOrganisationIds)
    return portal.db.transaction(async (tx) => {
      await tx.upload.update({ where: { id: upload.id }, data: { state: 'sent' } })
      const { id } = await tx.submission.create({
        data: {
          uploadId: upload.id, personId: sender.personId, fileName: 'file.xml', ownerKey: OWNER, ownerName: 'Owner', subOrganisationIds, partiesSealed: new Uint8Array(1), deliveryDataType, deliveryId: upload.deliveryId!,
          rootElement: 'WageReportsRequestToIR', operation: 'delayed', itemCount: 1, receivedAt: moment, checkedAt: moment, submittedAt: moment,
        },
      })
      await tx.submissionMessage.create({ data: { submissionId: id, kind: 'delivery', at: moment, byteLength: 4, digest: new Uint8Array(32), content: new Uint8Array(await compress(Buffer.from('<a/>'))) } })
      return id
    })
  }
  return { portal, contextOf, aCheckedUpload, aSubmission }
}

const cases: [Ground | 'none', Standing | undefined][] = [...grounds.map((ground) => [ground, { ground }] as [Ground, Standing]), ['none', undefined]]
/** Towards another's affairs one's own person is no ground. */
const standingsTowardsOwner = (standing: Standing | undefined) => (standing && !isTowardsPerson(standing.ground) ? [standing] : [])

test.each(cases)('%s sends what the table lets them send, and nothing else', async (_ground, standing) => {
  const { portal, contextOf, aCheckedUpload } = await aPortal()
  const context = contextOf(await personWith(portal, METAL, standing))
  for (const type of kinds) {
    const allowed = scopeOf(standingsTowardsOwner(standing), `${functionsOf(type)!.upload}.write`) !== undefined
    const upload = await aCheckedUpload(context.actor.personId, type)
    const [sent] = await sendUploads(context, [upload.id])
    expect([type, sent!.outcome]).toEqual([type, allowed ? 'sent' : 'no-right'])
    expect(await portal.db.read((tx) => tx.submission.count({ where: { uploadId: upload.id } }))).toBe(allowed ? 1 : 0)
  }
})

test.each(cases)('%s sees the records that the table lets them see; the others do not exist', async (_ground, standing) => {
  const { portal, contextOf, aSubmission } = await aPortal()
  const context = contextOf(await personWith(portal, METAL, standing))
  const submissions = new Map(await Promise.all(kinds.map(async (type) => [type, await aSubmission(type)] as const)))
  const visible = kinds.filter((type) => scopeOf(standingsTowardsOwner(standing), `${functionsOf(type)!.records}.read`) !== undefined)

  for (const [type, id] of submissions) {
    const uses = [() => readSubmission(context, id, FIRST_PAGE), () => readSentFile(context, id, { line: 1 }), () => downloadMessage(context, id, 'delivery'), () => watchChanges(context, { kind: 'submission', submissionId: id })]
    for (const use of uses) await (visible.includes(type) ? expect(use()).resolves.toBeDefined() : expect(use()).rejects.toThrow(PermissionDenied))
  }
  const listed = listSubmissions(context, OWNER, { page: 1 })
  if (visible.length === 0) await expect(listed).rejects.toThrow(PermissionDenied)
  else expect((await listed).rows.map(({ deliveryDataType }) => deliveryDataType).sort()).toEqual(visible)
})

test('a mandate for one suborganisation opens its records and files, and no others', async () => {
  const { portal, contextOf, aSubmission, aCheckedUpload } = await aPortal()
  const context = contextOf(await personWith(portal, METAL, { ground: 'report-wages', subOrganisationId: 'SIVISTYS' }))
  const own = await aSubmission(WAGES, ['SIVISTYS'])
  const others = [await aSubmission(WAGES, ['TERVEYS']), await aSubmission(WAGES), await aSubmission(WAGES, ['SIVISTYS', 'TERVEYS'])]
  expect((await listSubmissions(context, OWNER, { page: 1 })).rows.map(({ id }) => id)).toEqual([own])
  await expect(readSubmission(context, own, FIRST_PAGE)).resolves.toBeDefined()
  for (const id of others) await expect(readSubmission(context, id, FIRST_PAGE)).rejects.toThrow(PermissionDenied)

  const outcomes = []
  for (const subOrganisationIds of [['SIVISTYS'], ['TERVEYS'], []]) outcomes.push(...await sendUploads(context, [(await aCheckedUpload(context.actor.personId, WAGES, subOrganisationIds)).id]))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['sent', 'no-right', 'no-right'])
})

test('a person sends for themselves as a household payer, and for no other person', async () => {
  const { portal, contextOf, aCheckedUpload } = await aPortal()
  const [household, other] = [contextOf(await portal.as('Esimerkki')), contextOf(await portal.as('Vailla'))]
  const own = await aCheckedUpload(household.actor.personId, WAGES, [], household.actor.personKey)
  const foreign = await aCheckedUpload(other.actor.personId, WAGES, [], household.actor.personKey)
  expect(await sendUploads(household, [own.id])).toMatchObject([{ outcome: 'sent' }])
  expect(await sendUploads(other, [foreign.id])).toMatchObject([{ outcome: 'no-right' }])
})

test('files that were not sent are their bearer\'s alone, whatever rights others have towards the payer', async () => {
  const { portal, contextOf, aCheckedUpload } = await aPortal()
  const upload = await aCheckedUpload((await portal.as('Testinen')).personId, WAGES)
  const director = contextOf(await portal.as('Mallikas'))
  for (const use of [() => readCheck(director, upload.id, { page: 1 }), () => readUploadedFile(director, upload.id, { line: 1 }), () => removeUpload(director, upload.id), () => sendUploads(director, [upload.id])]) {
    await expect(use()).rejects.toThrow(NotFound)
  }
  expect(await portal.db.read((tx) => tx.upload.findUniqueOrThrow({ where: { id: upload.id } }))).toMatchObject({ state: 'checked' })
})

test('what was seen and done is in the log of actions, what was refused is not', async () => {
  const { portal, contextOf, aSubmission } = await aPortal()
  const id = await aSubmission(WAGES)
  const [clerk, stranger] = [contextOf(await portal.as('Testinen')), contextOf(await portal.as('Vailla'))]
  await readSubmission(clerk, id, FIRST_PAGE)
  await downloadMessage(clerk, id, 'delivery')
  await expect(readSubmission(stranger, id, FIRST_PAGE)).rejects.toThrow(PermissionDenied)
  const actions = await portal.db.read((tx) => tx.action.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } }))
  expect(actions.map(({ action, personId, ownerKey }) => [action, personId, ownerKey])).toEqual([
    ['record.view', clerk.actor.personId, OWNER], ['record.download', clerk.actor.personId, OWNER],
  ])
})

test('nothing in the log of actions can be changed or taken away', async () => {
  const { portal } = await aPortal()
  await expect(portal.db.pool.query("UPDATE action SET action = 'x'")).rejects.toThrow(/never changed/)
  await expect(portal.db.pool.query('DELETE FROM action')).rejects.toThrow(/never changed/)
})
