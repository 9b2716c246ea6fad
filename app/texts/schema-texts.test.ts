import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { checkFile } from '#lib/portal/uploads/check-file.ts'
import { xmlOf } from '#lib/portal/testing/xml-of.ts'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { schemaText } from './schema-texts.ts'

const good = xmlOf(aWageDelivery().ofPayer('7002002-3').withReport((one) => one).build())
const spoiled: [string, string][] = [
  ['a date', good.replace(/<PaymentDate>[^<]*/, '<PaymentDate>15.6.2026')],
  ['a moment', good.replace(/<Timestamp>[^<]*/, '<Timestamp>yesterday')],
  ['a number', good.replace(/<DeliveryDataType>[^<]*/, '<DeliveryDataType>wages')],
  ['a choice', good.replace(/<ProductionEnvironment>[^<]*/, '<ProductionEnvironment>maybe')],
  ['an amount', good.replace(/<Amount>[^<]*/, '<Amount>1 234,50')],
  ['a text that is too long', good.replace(/<Source>[^<]*/, `<Source>${'x'.repeat(31)}`)],
  ['a wrong element', good.replaceAll('FaultyControl>', 'FaultyKontrol>')],
  ['a missing element', good.replace(/<DeliveryId>.*<\/DeliveryId>\n/, '')],
  ['missing contents', good.replace(/<TransactionCode>\d+<\/TransactionCode>\n<Amount>[^\n]*\n/, '')],
  ['text between elements', good.replace('<Reports>', '<Reports>text')],
  ['an attribute', good.replace('<DeliveryId>', '<DeliveryId a="b">')],
  ['a banned sequence', good.replace(/<Source>[^<]*/, '<Source>a--b')],
  ['an empty element', good.replace(/<Source>[^<]*/, '<Source>')],
  ['a wrong end tag', good.replace('</DeliveryId>', '</DeliveryID>')],
  ['no end', good.slice(0, -30)],
  ['no XML', 'hello'],
  ['a DOCTYPE', `<!DOCTYPE a>${good}`],
  ['a byte order mark', `\ufeff${good}`],
]

test.each(spoiled)('%s: what is wrong is said in three languages', (_what, xml) => {
  const { findings } = checkFile(Buffer.from(xml), { bytesMax: 1_000_000, reportsMax: 10, environment: 'test', today: '2026-11-24' })
  expect(findings.length).toBeGreaterThan(0)
  expect(findings[0]!.level).toBe('schema')
  const said = ([['fi', fi], ['sv', sv], ['en', en]] as const).map(([locale, messages]) => schemaText(findings[0]!.detail, createTranslator({ locale, messages })))
  expect(said.every((text) => text !== undefined && text !== ''), `${findings[0]!.ruleId} ${findings[0]!.detail}`).toBe(true)
  expect(new Set(said).size).toBe(3)
})
