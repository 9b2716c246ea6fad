import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, covers, grounds, portalFunctions, scopeOf, type Ground, type Right } from './permissions.ts'

const rights = portalFunctions.flatMap((name) => [`${name}.read`, `${name}.write`] as Right[])
const aGround = fc.constantFrom(...grounds)
const aStanding = fc.record({ ground: aGround, subOrganisationId: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }) })

test.each<[Ground, Right[]]>([
  ['browse-wages', ['wage-records.read', 'submitted-wage-reports.read']],
  ['report-wages', ['upload-wages.write', 'wage-records.write', 'upload-subscriptions.write']],
  ['report-benefits', ['upload-benefits.write', 'benefit-records.read']],
  ['self', ['upload-wages.write', 'wage-records.read', 'own-income.read', 'mandates.write', 'access-log.read']],
  ['income-data', ['own-income.read', 'orders.write', 'subscriptions.read', 'basic-data.write']],
  ['data-user-master', ['upload-subscriptions.write', 'data-user-certificates.write']],
  ['operator', ['operator.write', 'paper-reports.write']],
  ['organ', ['certificates.write', 'data-user-certificates.write', 'benefits-confirmation.write', 'upload-wages.write', 'upload-benefits.write']],
])('%s has the rights of its column', (ground, expected) => {
  for (const right of expected) expect(scopeOf([{ ground }], right), right).toBe('all')
})

test.each<[Ground, Right[]]>([
  ['browse-wages', ['upload-wages.write', 'wage-records.write', 'benefit-records.read', 'certificates.read']],
  ['report-wages', ['upload-benefits.write', 'benefit-records.read', 'certificates.read', 'interface-application.read']],
  ['report-benefits', ['upload-wages.write', 'wage-records.read']],
  ['browse-benefits', ['upload-benefits.write', 'wage-records.read']],
  ['procuration', ['certificates.read', 'benefits-confirmation.read', 'interface-application.read', 'basic-data.write']],
  ['self', ['upload-benefits.write', 'benefit-records.read', 'messages.read']],
  ['income-data', ['wage-reports.read', 'submitted-wage-reports.read', 'wage-records.read', 'upload-wages.write', 'upload-subscriptions.write', 'mandates.read', 'access-log.read', 'certificates.read']],
  ['data-user-master', ['upload-wages.write', 'upload-benefits.write', 'wage-records.read', 'data-search.read', 'certificates.read', 'interface-application.read']],
  ['data-user', ['upload-subscriptions.write', 'certificates.read', 'data-user-certificates.read']],
  ['operator', ['wage-records.read', 'wage-reports.write', 'benefit-records.read', 'upload-wages.write', 'certificates.write', 'interface-application.write', 'own-income.read']],
  ['organ', ['operator.read', 'paper-reports.read']],
])('%s has no right beyond its column', (ground, refused) => {
  for (const right of refused) expect(scopeOf([{ ground }], right), right).toBeUndefined()
})

test('who may write may also read', () => {
  for (const name of portalFunctions) {
    for (const ground of grounds) if (scopeOf([{ ground }], `${name}.write`)) expect(scopeOf([{ ground }], `${name}.read`)).toBe('all')
  }
})

test('without a standing there is no right, and no standing gives a right that its cell denies', () => {
  for (const right of rights) expect(scopeOf([], right)).toBeUndefined()
  fc.assert(fc.property(fc.array(aStanding), fc.constantFrom(...rights), (standings, right) => {
    const allowed = standings.some(({ ground }) => {
      const cell = cellOf(right.split('.')[0] as never, ground)
      return right.endsWith('.write') ? cell.startsWith('W') : cell !== '-'
    })
    expect(scopeOf(standings, right) !== undefined).toBe(allowed)
  }))
})

test('a mandate limited to a suborganisation covers what concerns that one only', () => {
  const scope = scopeOf([{ ground: 'report-wages', subOrganisationId: 'A' }], 'upload-wages.write')
  expect(covers(scope, ['A'])).toBe(true)
  expect(covers(scope, ['B'])).toBe(false)
  expect(covers(scope, ['A', 'B'])).toBe(false)
  expect(covers(scope, [])).toBe(false)
})
