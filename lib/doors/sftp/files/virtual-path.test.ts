import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalPath, placeOf } from './virtual-path.ts'

test.each([
  ['/', { kind: 'root' }],
  ['', { kind: 'root' }],
  ['.', { kind: 'root' }],
  ['IN', { kind: 'directory', directory: 'IN' }],
  ['/OUT/', { kind: 'directory', directory: 'OUT' }],
  ['IN/100_1.xml', { kind: 'file', directory: 'IN', name: '100_1.xml' }],
  ['//IN/./a/../100_1.xml', { kind: 'file', directory: 'IN', name: '100_1.xml' }],
  ['../../IN/x', { kind: 'file', directory: 'IN', name: 'x' }],
  ['/etc', { kind: 'beside', name: 'etc' }],
  ['/IN/../../../etc/passwd', { kind: 'nowhere' }],
  ['IN/sub/x', { kind: 'nowhere' }],
  ['/ARRIVED/x', { kind: 'nowhere' }],
  ['IN/a\u0000b', { kind: 'nowhere' }],
  ['IN/a\nb', { kind: 'nowhere' }],
  [`IN/${'n'.repeat(181)}`, { kind: 'nowhere' }],
])('%j', (path, place) => {
  expect(placeOf(path)).toEqual(place)
})

test('a path names a file of IN or OUT, or nothing on the disk at all', () => {
  const parts = fc.array(fc.oneof(fc.constantFrom('..', '.', '', 'IN', 'OUT', 'ARRIVED', 'DRAFTS'), fc.string({ unit: 'binary' })), { maxLength: 6 })
  fc.assert(fc.property(parts, (sent) => {
    const place = placeOf(sent.join('/'))
    if (place.kind !== 'file') return
    expect(['IN', 'OUT']).toContain(place.directory)
    expect(place.name).not.toMatch(/[/\u0000]|^\.{1,2}$|^$/)
  }), { numRuns: 2_000 })
})

test('what a path is resolved to is resolved to itself', () => {
  fc.assert(fc.property(fc.string(), (path) => {
    expect(normalPath(normalPath(path))).toBe(normalPath(path))
  }))
})
