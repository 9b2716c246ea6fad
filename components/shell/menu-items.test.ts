import { expect, test } from 'vitest'
import { currentItem } from './menu-items.ts'

const home = { href: '/org', label: '' }
const groups = [
  { heading: 'a', items: [{ href: '/org/reports/wage', label: '' }, { href: '/org/reports', label: '' }] },
  { heading: 'b', items: [{ href: '/org/interface', label: '', also: ['/org/certificates'] }] },
]

test.each([
  ['/org', '/org'], ['/org/reports/wage/new', '/org/reports/wage'], ['/org/reports/0a', '/org/reports'], ['/org/reports', '/org/reports'],
  ['/org/certificates/7', '/org/interface'], ['/org/reports-of-others', undefined], ['/org/unknown', undefined],
])('%s belongs to %s', (pathname, item) => expect(currentItem(pathname, home, groups)).toBe(item))
