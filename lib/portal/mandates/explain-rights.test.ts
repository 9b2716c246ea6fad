import { expect, test } from 'vitest'
import { grounds, scopeOf } from '#lib/identity/permissions.ts'
import { explainRights } from './explain-rights.ts'

const about = (name: string, standings: Parameters<typeof explainRights>[1]) => explainRights('organisation', standings).find((one) => one.function === name)

test('a missing right is shown with what would give it', () => {
  expect(about('certificates', [{ ground: 'report-wages' }])).toEqual({ function: 'certificates', have: 'none', gives: ['organ'] })
  expect(about('wage-records', [{ ground: 'browse-wages' }])).toEqual({ function: 'wage-records', have: 'read', gives: ['organ', 'procuration', 'report-wages'] })
  expect(about('wage-records', [{ ground: 'report-wages', subOrganisationId: 'A' }])).toEqual({ function: 'wage-records', have: 'write', limitedTo: ['A'], gives: [] })
})

test('nothing is said of functions that nobody has in the role', () => {
  const functions = explainRights('organisation', [{ ground: 'organ' }]).map((one) => one.function)
  for (const other of ['operator', 'data-search', 'own-income']) expect(functions).not.toContain(other)
  expect(explainRights('private-person', [{ ground: 'self' }]).every(({ have, gives }) => have !== 'none' || gives.length > 0)).toBe(true)
})

test('what it says would give a right gives it', () => {
  for (const ground of grounds) {
    for (const { function: name, have, gives } of explainRights('organisation', [{ ground }])) {
      for (const giving of gives) expect(scopeOf([{ ground: giving }], have === 'none' ? `${name}.read` : `${name}.write`)).toBe('all')
    }
  }
})
