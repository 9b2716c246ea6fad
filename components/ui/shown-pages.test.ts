import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownPages } from './shown-pages.ts'

test.each([
  [1, 1, [1]], [1, 3, [1, 2, 3]], [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]], [3, 9, [1, 2, 3, 4, 'gap', 9]], [9, 9, [1, 'gap', 8, 9]], [4, 7, [1, 2, 3, 4, 5, 6, 7]],
])('on page %d of %d', (page, pages, shown) => expect(shownPages(page, pages)).toEqual(shown))

test('the first, the last and the present page are always there, in order, and no gap hides a single page', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }).chain((pages) => fc.tuple(fc.integer({ min: 1, max: pages }), fc.constant(pages))), ([page, pages]) => {
    const shown = shownPages(page, pages)
    const numbers = shown.filter((one) => one !== 'gap')
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    for (const one of [1, page, pages]) expect(numbers).toContain(one)
    for (const [index, one] of shown.entries()) if (one === 'gap') expect((shown[index + 1] as number) - (shown[index - 1] as number)).toBeGreaterThan(2)
  }))
})
