import { expect, test } from 'vitest'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { grounds, isTowardsPerson, scopeOf } from '#lib/identity/permissions.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import { populatedPortal } from '#lib/identity/testing/populated-portal.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { personWith } from '../testing/person-with.ts'
import { chooseLanguage } from './choose-language.ts'
import { CONTACTS_MAX, removeContactPerson, saveContactPerson } from './change-contact-person.ts'
import { readBasicData } from './read-basic-data.ts'

const METAL = '7002002-3'
const OWNER = organisationKey(METAL)
const CONTACT = { role: 'wages', name: 'Aino Testinen', phone: '+358401234567', email: 'aino@example.com' } as const

async function aPortal() {
  const portal = await populatedPortal()
  const contextOf = (actor: PortalContext['actor']): PortalContext => ({ ...portal, actor, uploadsDirectory: '', uploadBytesMax: 1 })
  return { portal, contextOf, as: async (name: string) => contextOf(await portal.as(name)) }
}

test('from every ground the basic data are read and changed as the table says', async () => {
  const { portal, contextOf } = await aPortal()
  let saved = 0
  for (const ground of grounds) {
    const context = contextOf(await personWith(portal, METAL, { ground }))
    const standings = isTowardsPerson(ground) ? [] : [{ ground }]
    const [reads, writes] = [scopeOf(standings, 'basic-data.read'), scopeOf(standings, 'basic-data.write')]
    for (const [allowed, use] of [[reads, () => readBasicData(context, OWNER)], [writes, () => chooseLanguage(context, OWNER, 'sv')], [writes, () => saveContactPerson(context, OWNER, CONTACT)]] as const) {
      await (allowed ? expect(use(), ground).resolves.not.toThrow() : expect(use(), ground).rejects.toThrow(PermissionDenied))
    }
    if (writes) saved++
    expect(await portal.db.read((tx) => tx.contactPerson.count()), ground).toBe(saved)
  }
})

test('contact persons are kept, changed and removed, and what was done is in the log without their data', async () => {
  const { portal, as } = await aPortal()
  const context = await as('Mallikas')
  expect(await readBasicData(context, OWNER)).toEqual({ businessId: METAL, name: 'Esimerkki Metalli Oy', contacts: [] })
  await saveContactPerson(context, OWNER, CONTACT)
  await chooseLanguage(context, OWNER, 'sv')
  const { contacts: [contact], language } = await readBasicData(context, OWNER)
  expect([contact, language]).toEqual([{ ...CONTACT, id: expect.any(String) }, 'sv'])
  await saveContactPerson(context, OWNER, { ...CONTACT, role: 'technical' }, contact!.id)
  expect((await readBasicData(context, OWNER)).contacts).toMatchObject([{ role: 'technical' }])
  await removeContactPerson(context, OWNER, contact!.id)
  expect((await readBasicData(context, OWNER)).contacts).toEqual([])
  const { rows } = await portal.db.pool.query<{ action: string; text: string }>("SELECT action, a::text AS text FROM action a WHERE action LIKE 'contact.%' OR action LIKE '%language' ORDER BY id")
  expect(rows.map(({ action }) => action)).toEqual(['contact.save', 'basic-data.change-language', 'contact.save', 'contact.remove'])
  expect(rows.map(({ text }) => text).join()).not.toMatch(/example\.com|\+358/)
})

test('another\'s contact person cannot be changed through one\'s own organisation', async () => {
  const { as } = await aPortal()
  await saveContactPerson(await as('Mallikas'), OWNER, CONTACT)
  const { contacts: [contact] } = await readBasicData(await as('Mallikas'), OWNER)
  const [other, cafe] = [await as('Monitoimi'), organisationKey('7004004-0')]
  await expect(saveContactPerson(other, cafe, CONTACT, contact!.id)).rejects.toThrow(NotFound)
  await expect(removeContactPerson(other, cafe, contact!.id)).rejects.toThrow(NotFound)
  await expect(removeContactPerson(other, OWNER, contact!.id)).rejects.toThrow(PermissionDenied)
})

test('the list ends somewhere', async () => {
  const { as } = await aPortal()
  const context = await as('Mallikas')
  for (let count = 0; count < CONTACTS_MAX; count++) expect(await saveContactPerson(context, OWNER, CONTACT)).toBe('saved')
  expect(await saveContactPerson(context, OWNER, CONTACT)).toBe('too-many')
})
