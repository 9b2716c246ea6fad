import { expect, test } from 'vitest'
import { organisationKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf, type Standing } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { NotFound, type PortalContext } from '../context.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { readDraft } from '../drafts/read-drafts.ts'
import type { FormValues } from '../forms/form-values.ts'
import { rememberEarners } from '../templates/remembered-earners.ts'
import { rememberPayer } from '../templates/remembered-payer.ts'
import { personWith } from '../testing/person-with.ts'
import { changeEarner } from './change-earner.ts'
import type { EarnerKind } from './earner-fields.ts'
import { listEarners } from './list-earners.ts'
import { readEarner } from './read-earner.ts'
import { forgetPayer, listRememberedPayers } from './remembered-payers.ts'
import { removeEarner } from './remove-earner.ts'
import { startFromEarner } from './start-from-earner.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
const codeOf = (number: number) => artificialPersonalIdentityCode(700 + number)
const CODE = 'incomeEarnerIds.id.0.code'

const reportOf = (lastName: string, firstName: string, code: string): FormValues => ({
  incomeEarner: { incomeEarnerIds: { id: [{ type: '2', code }] }, incomeEarnerBasic: { lastName, firstName }, insuranceExceptions: { exceptionCode: ['1'] } },
  transactions: { transaction: [{ transactionBasic: { transactionCode: '201', amount: '2 500,00' } }] },
})

async function aPortal() {
  const portal = await populatedPortal()
  const contextOf = (actor: PortalContext['actor']): DraftContext => ({ ...portal, actor, uploadsDirectory: '', uploadBytesMax: 1, environment: 'test', reportsMax: 10 })
  const clerk = contextOf(await portal.as('Testinen'))
  /** As sending a form does. */
  const remember = (kind: EarnerKind, reports: readonly FormValues[], { owner = OWNER as OwnerKey, subOrganisationIds = [] as string[] } = {}) =>
    portal.db.transaction((tx) => rememberEarners(tx, clerk, kind, owner, reports, { paymentPeriod: {}, paymentDate: '2026-10-30', subOrganisationIds }))
  return { portal, contextOf, clerk, remember }
}
const list = async (context: DraftContext, text = '') => (await listEarners(context, OWNER, { text, page: 1 })).rows

test('income earners are listed by name, masked, and found by words of their name or their whole code; every look is in the log', async () => {
  const { portal, clerk, remember } = await aPortal()
  await remember('wage', [reportOf('Virtanen', 'Anna-Liisa', codeOf(1)), reportOf('Aalto', 'Ville', codeOf(2)), { incomeEarner: { incomeEarnerIds: { id: [{ type: '2', code: codeOf(3) }] } } }])
  await remember('wage', [reportOf('Muu', 'Maija', codeOf(4))], { owner: organisationKey('7004004-0') })
  const names = async (text?: string) => (await list(clerk, text)).map(({ name }) => name)
  const masked = (code: string) => `${code.slice(0, 7)}••••`
  expect(await names()).toEqual([masked(codeOf(3)), 'Aalto Ville', 'Virtanen Anna-Liisa'])
  expect((await list(clerk))[1]).toMatchObject({ identifier: masked(codeOf(2)), lastPaymentDate: new Date('2026-10-30T00:00:00Z') })
  expect(JSON.stringify(await list(clerk))).not.toContain(codeOf(1))
  for (const text of ['liisa virt', codeOf(1).toLowerCase()]) expect(await names(text), text).toEqual(['Virtanen Anna-Liisa'])
  for (const text of [codeOf(1).slice(0, 10), codeOf(1).slice(-4), 'Muu', codeOf(4)]) expect(await names(text), text).toEqual([])

  const [, aalto] = await list(clerk)
  expect((await readEarner(clerk, OWNER, aalto!.id)).values).toMatchObject({ [CODE]: codeOf(2), 'incomeEarnerBasic.lastName': 'Aalto' })
  const seen = await portal.db.read((tx) => tx.action.findMany({ where: { ownerKey: OWNER, objectId: aalto!.id } }))
  expect(seen.map(({ action, personId }) => [action, personId])).toEqual([['earner.view', clerk.actor.personId]])
})

test('what is changed is what the next report begins with, under the new identifier; what is wrong is not kept', async () => {
  const { clerk, remember } = await aPortal()
  await remember('wage', [reportOf('Aalto', 'Ville', codeOf(1)), reportOf('Virtanen', 'Anna', codeOf(2))])
  const [aalto] = await list(clerk)
  const change = (typed: Record<string, string>) => changeEarner(clerk, OWNER, aalto!.id, typed)
  expect(await change({ [CODE]: '010190-999X', 'incomeEarnerBasic.birthDate': 'eilen' })).toEqual({ outcome: 'problems', problems: [{ field: 'incomeEarnerBasic.birthDate', problem: 'wrong-day' }, { field: CODE, problem: 'wrong-identifier' }] })
  expect(await change({ [CODE]: codeOf(2) })).toEqual({ outcome: 'known-already' })
  expect(await change({ [CODE]: '', 'incomeEarnerIds.id.0.type': '', 'incomeEarnerBasic.lastName': '' })).toMatchObject({ outcome: 'problems', problems: [{ field: CODE, problem: 'no-name' }] })
  expect((await readEarner(clerk, OWNER, aalto!.id)).values).toMatchObject({ [CODE]: codeOf(1), 'incomeEarnerBasic.lastName': 'Aalto' })

  expect(await change({
    [CODE]: codeOf(3), 'incomeEarnerBasic.lastName': 'Aaltonen', 'professions.profession.0.type': '1', 'professions.profession.0.code': '33130',
    'addresses.typedAddress.0.addressType': '1', 'addresses.typedAddress.0.street': 'Testikatu 1', 'addresses.typedAddress.0.postalCode': '00100', 'addresses.typedAddress.0.postOffice': 'Helsinki',
  })).toEqual({ outcome: 'saved' })
  for (const [what, amount] of [['person', ''], ['last', '2 500,00']] as const) {
    const { draftId } = await startFromEarner(clerk, OWNER, aalto!.id, what)
    const { values } = await readDraft(clerk, draftId)
    expect(values).toMatchObject({
      reports: { report: [{
        incomeEarner: {
          incomeEarnerIds: { id: [{ type: '2', code: codeOf(3) }] }, incomeEarnerBasic: { lastName: 'Aaltonen', firstName: 'Ville' }, insuranceExceptions: { exceptionCode: ['1'] },
          professions: { profession: [{ type: '1', code: '33130' }] }, addresses: { typedAddress: [{ street: 'Testikatu 1', postOffice: 'Helsinki' }] },
        },
        transactions: { transaction: [{ transactionBasic: { transactionCode: '201', amount } }, {}, {}, {}] },
      }] },
    })
  }
  await remember('wage', [reportOf('Aaltonen', 'Ville', codeOf(3))])
  expect(await list(clerk), 'reported again, it is the same one').toHaveLength(2)
})

test('what is removed is gone, of income earners and of the payer', async () => {
  const { portal, clerk, remember } = await aPortal()
  await remember('wage', [reportOf('Aalto', 'Ville', codeOf(1))])
  await portal.db.transaction((tx) => rememberPayer(tx, clerk, 'wage', OWNER, { contactPersons: { contactPerson: [{ name: 'Kaija Kontakti', telephone: '+358 00 000 0000' }] } }))
  const [aalto] = await list(clerk)
  await removeEarner(clerk, OWNER, aalto!.id)
  for (const use of [() => readEarner(clerk, OWNER, aalto!.id), () => removeEarner(clerk, OWNER, aalto!.id), () => startFromEarner(clerk, OWNER, aalto!.id, 'last')]) await expect(use()).rejects.toThrow(NotFound)
  expect(await portal.db.read((tx) => tx.rememberedEarner.count())).toBe(0)
  expect(await listRememberedPayers(clerk, OWNER)).toMatchObject([{ kind: 'wage', contacts: [{ name: 'Kaija Kontakti', telephone: '+358 00 000 0000' }] }])
  await forgetPayer(clerk, OWNER, 'wage')
  expect(await portal.db.read((tx) => tx.rememberedPayer.count())).toBe(0)
  await expect(forgetPayer(clerk, OWNER, 'wage')).rejects.toThrow(NotFound)
  expect((await portal.db.read((tx) => tx.action.findMany({ where: { ownerKey: OWNER, action: { in: ['earner.remove', 'payer.forget'] } } }))).map(({ action }) => action)).toEqual(['earner.remove', 'payer.forget'])
})

test('every ground sees and changes the kinds that it may report, and nobody another payer\'s; a mandate for a suborganisation, its own', async () => {
  const { portal, contextOf, remember } = await aPortal()
  await remember('wage', [reportOf('Palkka', 'Paavo', codeOf(1))])
  await remember('wage', [reportOf('Opetus', 'Outi', codeOf(2))], { subOrganisationIds: ['SIVISTYS'] })
  await remember('benefit', [reportOf('Etuus', 'Eeva', codeOf(3))])
  const ids = new Map((await list(contextOf(await portal.as('Mallikas')))).map(({ name, id }) => [name, id]))
  const cases: (Standing | undefined)[] = [...grounds.map((ground) => ({ ground })), { ground: 'report-wages', subOrganisationId: 'SIVISTYS' }, undefined]
  for (const standing of cases) {
    const context = contextOf(await personWith(portal, METAL, standing))
    const may = (right: 'wage-reports.write' | 'benefit-reports.write') => standing && !isTowardsPerson(standing.ground) ? scopeOf([standing], right) : undefined
    const wages = may('wage-reports.write')
    const expected = [...(may('benefit-reports.write') ? ['Etuus Eeva'] : []), ...(wages ? ['Opetus Outi'] : []), ...(wages === 'all' ? ['Palkka Paavo'] : [])]
    const listed = listEarners(context, OWNER, { page: 1 })
    if (expected.length === 0) await expect(listed, standing?.ground).rejects.toThrow(PermissionDenied)
    else expect((await listed).rows.map(({ name }) => name), standing?.ground).toEqual(expected)
    for (const [name, id] of ids) {
      for (const use of [() => readEarner(context, OWNER, id), () => changeEarner(context, OWNER, id, {})]) {
        await (expected.includes(name) ? expect(use()).resolves.toBeDefined() : expect(use()).rejects.toThrow(/No right|^$/))
      }
    }
    await expect(readEarner(context, organisationKey('7004004-0'), ids.get('Palkka Paavo')!)).rejects.toThrow(PermissionDenied)
  }
})
