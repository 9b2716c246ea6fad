import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '#messages/pages/en.ts'
import { itemCountText } from './delivery-types.ts'
import { placeSteps } from './place.ts'

const t = createTranslator({ locale: 'en', messages: en })

test('an item is called what it is: a report, or the cancellation of one', () => {
  expect(placeSteps({ path: 'DeliveryData/Reports/Report[2]/ReportData/ReportId', deliveryDataType: 100, item: { reference: 'r-2' } }, t, 'en')[0]).toBe('Report 2, reference r-2')
  expect(placeSteps({ path: 'DeliveryData/Items/Item[2]/ItemId', deliveryDataType: 105, item: { index: 1 } }, t, 'en')[0]).toBe('Cancellation 2')
  expect(placeSteps({ path: 'DeliveryData/DeliveryId', deliveryDataType: 105 }, t, 'en')[0]).not.toMatch(/Cancellation|Report/)
})

test('so are items that are counted', () => {
  expect([itemCountText(100, 2, t), itemCountText(105, 1, t), itemCountText(null, 1, t)]).toEqual(['2 reports', '1 cancellation', '1 report'])
})
