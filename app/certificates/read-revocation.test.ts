import { expect, test } from 'vitest'
import type { Translate } from '../interface/words.ts'
import { readRevocation } from './read-revocation.ts'

const t = ((key: string) => key) as unknown as Translate
const read = (fields: Record<string, string>, noteRequired = false) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readRevocation(form, t, { noteRequired })
}

test('a revocation is ready only after reason and confirmation, whatever step the form claims to be at', () => {
  expect(read({ to: 'revoke', reason: 'superseded', understand: 'yes' })).toMatchObject({ ready: true, revocation: { reason: 'superseded', note: '' } })
  expect(read({ to: 'revoke', reason: 'superseded' })).toMatchObject({ ready: false, state: { step: 'confirm', errors: { understand: expect.anything() } } })
  expect(read({ to: 'revoke', understand: 'yes' })).toMatchObject({ ready: false, state: { step: 'reason', errors: { reason: expect.anything() } } })
  expect(read({ to: 'revoke', reason: 'because', understand: 'yes' })).toMatchObject({ ready: false, state: { step: 'reason' } })
  expect(read({ to: 'confirm', reason: 'superseded' })).toMatchObject({ ready: false, state: { step: 'confirm', values: { reason: 'superseded' } } })
})

test('an officer says why; a note too long is not cut silently', () => {
  expect(read({ to: 'revoke', reason: 'superseded', understand: 'yes' }, true)).toMatchObject({ ready: false, state: { errors: { note: 'certificates.revoke.problem.noteRequired' } } })
  expect(read({ to: 'revoke', reason: 'superseded', understand: 'yes', note: 'x'.repeat(501) })).toMatchObject({ ready: false, state: { errors: { note: 'certificates.revoke.problem.note' } } })
  expect(read({ to: 'revoke', reason: 'superseded', understand: 'yes', note: ' Syy ' }, true)).toMatchObject({ ready: true, revocation: { note: 'Syy' } })
})
