import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '#messages/pages/en.ts'
import { errorsCsv } from './errors-csv.ts'

const t = createTranslator({ locale: 'en', messages: en })

test.each([[105, 'DeliveryData/Items/Item[2]/ItemId', 'Cancellation 2 › '], [100, 'DeliveryData/Reports/Report[2]/ReportData/ReportId', 'Report 2 › ']])('a spreadsheet of errors of type %i calls an item what the pages call it', async (deliveryDataType, path, place) => {
  async function* errors() { yield [{ level: 'item' as const, code: 'X-IV-006', message: 'not found', path }] }
  let file = ''
  for await (const piece of errorsCsv({ deliveryDataType, errors: errors() }, t, 'en')) file += piece
  expect(file).toContain(place)
})
