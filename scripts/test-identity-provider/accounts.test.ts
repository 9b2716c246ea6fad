import { expect, test } from 'vitest'
import { persons } from '#prisma/seed/population.ts'
import { Accounts } from './accounts.ts'

const accounts = new Accounts('key')

test('everybody of the population can identify, and their subject says nothing of their code', () => {
  for (const { identityCode, familyName } of persons) {
    const account = accounts.withCode(identityCode)
    expect(account).toMatchObject({ identityCode, familyName })
    if (typeof account === 'object') expect(account.id).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('a free artificial code is somebody, always the same; spaces and small letters are forgiven', () => {
  const account = accounts.withCode(' 050501a926c ')
  expect(account).toMatchObject({ identityCode: '050501A926C', birthDate: '2001-05-05' })
  expect(accounts.withCode('050501A926C')).toEqual(account)
})

test.each([['', 'malformed'], ['hello', 'malformed'], ['050501A926D', 'malformed'], ['310201A926C', 'malformed'], ['010150+002D', 'could-be-real']])('%j is nobody here: %s', (typed, mistake) => {
  expect(accounts.withCode(typed)).toBe(mistake)
})
