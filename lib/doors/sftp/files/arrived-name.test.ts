import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutPersonalIdentityCodes } from '#lib/platform/log.ts'
import { fileNameOf, newArrival, readArrivedName } from './arrived-name.ts'
import { placeOf } from './virtual-path.ts'

test('what stands in the name of an arrived file is read from it again, for every name that a client can give', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.date({ min: new Date('2019-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (sent, certificateId, arrivedAt) => {
    const place = placeOf(`/IN/${sent}.xml`)
    fc.pre(place.kind === 'file')
    const arrival = newArrival({ name: place.name, arrivedAt, certificateId })
    const fileName = fileNameOf(arrival)
    expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(255)
    expect(readArrivedName(fileName)).toEqual(arrival)
  }))
})

test('names sort by arrival, and nothing in their keys looks like a personal identity code to the log', () => {
  const keys = Array.from({ length: 2_000 }, () => newArrival({ name: 'x.xml', arrivedAt: new Date(), certificateId: 1 }).arrivalKey)
  expect([...keys].sort()).toEqual(keys)
  expect(keys.map(withoutPersonalIdentityCodes)).toEqual(keys)
})

test('other files in the directory are nothing of ours', () => {
  for (const name of ['.DS_Store', 'x.xml', '1795536357570000000a1e1_x', '1795536357570000000a1e1_1_2_']) expect(readArrivedName(name)).toBeUndefined()
})
