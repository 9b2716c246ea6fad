import { expect, test } from 'vitest'
import { hasBusinessIdCheckDigit, isArtificialPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { dataUserRoles, mandates, operators, organisations, organRoles, persons } from './population.ts'

const businessIds = organisations.map(({ businessId }) => businessId)
const codes = persons.map(({ identityCode }) => identityCode)

test('every Business ID has the right check digit and every person is artificial', () => {
  expect(businessIds.filter((id) => !hasBusinessIdCheckDigit(id))).toEqual([])
  expect(codes.filter((code) => !isArtificialPersonalIdentityCode(code))).toEqual([])
})

test('nobody and nothing occurs twice, and rights name only who is in the population', () => {
  expect(new Set([...businessIds, ...codes]).size).toBe(businessIds.length + codes.length)
  const parties = new Set([...businessIds, ...codes])
  const named = [
    ...organRoles.flatMap(({ person, organisation }) => [person, organisation]),
    ...mandates.flatMap(({ assignor, assignee, customerId }) => [assignor, assignee, ...(customerId ? [customerId] : [])]),
    ...dataUserRoles.flatMap(({ person, organisation }) => [person, organisation]),
    ...operators,
  ]
  expect(named.filter((party) => !parties.has(party))).toEqual([])
})

test('every person is described in three different languages', () => {
  for (const { description } of persons) expect(new Set(Object.values(description)).size).toBe(3)
})
