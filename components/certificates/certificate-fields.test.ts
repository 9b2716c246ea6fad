import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CertificateForm, plainPhone, suggestedPhone } from './certificate-fields.ts'

const filled = { type: 'wage-ws', description: 'Palkkaohjelmisto', contactName: 'Terho Tekninen', contactPhone: '+358401234567', contactEmail: 'terho@example.org', representativeEmail: 'edustaja@example.org' }
const problemsOf = (change: Partial<typeof filled>) => CertificateForm.safeParse({ ...filled, ...change }).error?.issues.map(({ message }) => message) ?? []

test.each([
  ['+358 40 123 4567', '+358401234567'], ['+358 (0)40 123-4567', '+358401234567'], ['00358 40 1234567', '+358401234567'], ['+3580401234567', '+358401234567'], ['+46 70 123 45 67', '+46701234567'],
])('%s is the number %s', (typed, plain) => {
  expect(plainPhone(typed)).toBe(plain)
  expect(problemsOf({ contactPhone: typed })).toEqual([])
})

test('a national number is not guessed at, but a Finnish one is proposed', () => {
  expect(problemsOf({ contactPhone: '040 123 4567' })).toEqual(['contactPhoneNational'])
  expect(suggestedPhone('040 123 4567')).toBe('+358401234567')
  expect(suggestedPhone('+358401234567')).toBeUndefined()
  expect(suggestedPhone('hello')).toBeUndefined()
})

test.each([
  [{ description: 'abcd' }, 'description'], [{ description: ` abcd ` }, 'description'], [{ description: 'x'.repeat(101) }, 'description'], [{ contactName: ' ' }, 'contactName'],
  [{ contactName: 'Ohjelmisto Esimerkki Oy' }, 'contactNameCompany'], [{ contactPhone: '12' }, 'contactPhone'], [{ contactEmail: 'terho' }, 'contactEmail'], [{ representativeEmail: '' }, 'representativeEmail'], [{ type: 'x' }, 'type'],
])('%o is refused at its field', (change, problem) => expect(problemsOf(change)).toEqual([problem]))

test('whatever is typed as a phone number, what is accepted is in international form', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -().a'), maxLength: 25 }), (typed) => {
    const parsed = CertificateForm.safeParse({ ...filled, contactPhone: typed })
    if (parsed.success) expect(parsed.data.contactPhone).toMatch(/^\+[1-9]\d{6,14}$/)
  }))
})
