import { expect, test } from 'vitest'
import { signDocument } from '#lib/xml/sign.ts'
import { aSigner } from '#lib/xml/testing/certificates.ts'
import type { DeliveryData } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import type { DeliveryData as BenefitDelivery } from '#schemas/generated/types/benefit-reports-to-ir-types.ts'
import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { checkFile } from './check-file.ts'

const settings = { bytesMax: 1_000_000, reportsMax: 5, environment: 'test', today: '2026-11-24' } as const
const METAL = '7002002-3'

function file(reports: number, change: (delivery: DeliveryData) => void = () => {}, root?: string): string {
  const delivery = aWageDelivery().ofPayer(METAL)
  for (let report = 0; report < reports; report++) delivery.withReport((one) => one)
  return xmlOf(delivery.with(change).build(), root)
}
const check = (xml: string | Uint8Array) => checkFile(typeof xml === 'string' ? Buffer.from(xml) : xml, settings)
const codes = (xml: string | Uint8Array) => check(xml).findings.map(({ ruleId, level }) => `${ruleId} ${level}`)
const unknownIncomeType = (delivery: DeliveryData) => { delivery.reports.report[1]!.transactions!.transaction[0]!.transactionBasic.transactionCode = 999 }

test('of a good file is told whose it is and what is in it', () => {
  expect(check(file(3))).toEqual({
    sendable: true, findings: [],
    head: {
      rootElement: 'WageReportsRequestToIR', deliveryDataType: 100, deliveryId: 'delivery-1', owner: { type: 1, code: METAL }, creator: { type: 1, code: METAL }, sender: { type: 1, code: METAL },
      paymentDate: '2026-06-15', subOrganisationIds: [], signed: false, itemCount: 3,
    },
  })
})

test('what only others know is asked where the register asks it', () => {
  const xml = file(1, (delivery) => { delivery.reports.report[0]!.incomeEarner.pensionInsurance!.pensionPolicyNo = '46-4040404N' })
  const rulesWith = (outsideRegisters: 'none' | 'sandbox') => checkFile(Buffer.from(xml), { ...settings, outsideRegisters }).findings.map(({ ruleId }) => ruleId)
  expect([rulesWith('sandbox'), rulesWith('none')]).toEqual([['WR-198'], []])
})

test('of benefits is told the same, by their own rules', () => {
  const benefits = (change: (delivery: BenefitDelivery) => void = () => {}) => xmlOf(aBenefitDelivery().ofPayer(METAL).with(change).build(), 'BenefitReportsRequestToIR')
  expect(check(benefits())).toMatchObject({ sendable: true, findings: [], head: { deliveryDataType: 102, paymentDate: '2026-06-15', itemCount: 1 } })
  const { findings } = check(benefits(({ reports }) => { delete reports.report[0]!.transactions.transaction[1]!.earningPeriod }))
  expect(findings).toMatchObject([{ ruleId: 'BR-061', level: 'item', itemIndex: 0, itemId: 'benefit-1', line: expect.any(Number) }])
})

test('an error in a report names the report, the element, its line and what was found; the file can be sent knowingly', () => {
  const xml = file(3, unknownIncomeType)
  const { sendable, findings } = check(xml)
  expect(sendable).toBe(true)
  expect(findings).toHaveLength(1)
  const [finding] = findings
  expect(finding).toMatchObject({ ruleId: 'WR-235', level: 'item', itemIndex: 1, itemId: 'report-2', value: '999' })
  expect(xml.split('\n')[finding!.line! - 1]).toBe('<TransactionCode>999</TransactionCode>')
})

test('every kind of error is found at once', () => {
  expect(codes(file(2, (delivery) => {
    delivery.productionEnvironment = true
    delivery.paymentPeriod.endDate = '2026-05-01'
    unknownIncomeType(delivery)
  })).map((code) => code.split(' ')[1])).toEqual(expect.arrayContaining(['delivery-head', 'delivery-common', 'item']))
})

test.each([
  ['for the wrong environment', file(1, (delivery) => { delivery.productionEnvironment = true })],
  ['with more reports than are taken', file(6)],
  ['with two reports under the root of one', file(2, undefined, 'WageReportRequestToIR')],
])('a file %s cannot be sent: the register would refuse its head', (_what, xml) => {
  const { sendable, findings } = check(xml)
  expect([sendable, findings.some(({ level }) => level === 'delivery-head')]).toEqual([false, true])
})

test('errors in what the reports share reject them all, but the file may be sent', () => {
  const { sendable, findings } = check(file(1, (delivery) => { delivery.paymentPeriod.endDate = '2026-05-01' }))
  expect([sendable, findings.some(({ level }) => level === 'delivery-common')]).toEqual([true, true])
})

test.each([
  ['not XML', 'hello', 'PR-139'],
  ['empty of sense', ' ', 'PR-139'],
  ['with a DOCTYPE', file(1).replace('<ns0:', '<!DOCTYPE a [<!ENTITY b "c">]>\n<ns0:'), 'PR-139'],
  ['with a byte order mark', `\ufeff${file(1)}`, 'PR-120'],
  ['with an element of another name', file(1).replaceAll('FaultyControl>', 'FaultyKontrol>'), 'PR-051'],
  ['with a date that is none', file(1).replace('<PaymentDate>2026-06-15', '<PaymentDate>15.6.2026'), 'PR-051'],
  ['of another message', '<StatusRequestToIR xmlns="http://www.tulorekisteri.fi/2017/1/StatusRequestToIR"/>', 'X-UPLOAD-ROOT'],
  ['of no message at all', '<a/>', 'X-UPLOAD-ROOT'],
])('a file that is %s cannot be sent, and is told why with a line', (_what, xml, ruleId) => {
  const { sendable, findings } = check(xml)
  expect([sendable, findings[0]?.ruleId, findings[0]?.level]).toEqual([false, ruleId, 'schema'])
  expect(findings[0]!.line).toBeGreaterThanOrEqual(1)
})

test('no schema error repeats what stands in the file', () => {
  const code = '120479-912S'
  const xml = file(1).replace(/<BirthDate>.*?<\/BirthDate>/, '').replace('<PaymentDate>2026-06-15', `<PaymentDate>${code}`)
  expect(JSON.stringify(check(xml))).not.toContain(code)
})

test('a signed file keeps its signature; one that does not fit is told of before anything is sent', async () => {
  const own = await aSigner({ name: `C=FI, O=Esimerkki Metalli Oy, CN=${METAL}` })
  const signed = signDocument(Buffer.from(file(1)), own)
  expect(check(signed)).toMatchObject({ sendable: true, findings: [], head: { signed: true } })
  expect(codes(Buffer.from(signed.toString().replace('<PaymentDate>2026-06-15', '<PaymentDate>2026-06-16')))).toContain('PR-140 message')
  const other = await aSigner({ name: 'C=FI, O=Kahvila Kokeilu Oy, CN=7004004-0' })
  const { sendable, findings } = check(signDocument(Buffer.from(file(1)), other))
  expect([sendable, findings[0]?.ruleId]).toEqual([false, 'WR-045'])
})

test('the message of one report goes to the real-time operation', () => {
  expect(check(file(1, undefined, 'WageReportRequestToIR'))).toMatchObject({ sendable: true, head: { rootElement: 'WageReportRequestToIR' } })
})

test('a file of separate reports is checked by their rules, with the report, the element and the line', () => {
  const xml = xmlOf(aSeparateDelivery().ofPayer(METAL).withReport().withReport((report) => report.of(999, 1)).build(), 'PayerSummaryReportsRequestToIR')
  const { sendable, head, findings } = check(xml)
  expect([sendable, head?.deliveryDataType, head?.itemCount]).toEqual([true, 101, 2])
  expect(findings).toMatchObject([{ ruleId: 'SR-141', level: 'item', itemIndex: 1, itemId: 'report-2', value: '999' }])
  expect(xml.split('\n')[findings[0]!.line! - 1]).toBe('<SummaryTransactionCode>999</SummaryTransactionCode>')
})

test('a file of invalidations is checked by theirs, and a whole delivery is cancelled by a file of its own', () => {
  const root = 'InvalidationsRequestToIR'
  const ofReports = check(xmlOf(anInvalidation(106).ofPayer(METAL).of({ itemId: 'a' }).of({ itemVersion: 1 }).build(), root))
  expect([ofReports.sendable, ofReports.head?.itemCount]).toEqual([true, 2])
  expect(ofReports.findings).toMatchObject([{ ruleId: 'IV-004', level: 'item', itemIndex: 1 }])
  expect(check(xmlOf(anInvalidation(109).ofPayer(METAL).of({ itemId: 'a' }).build(), root))).toMatchObject({ sendable: true, findings: [] })
  expect(check(xmlOf(anInvalidation(109).ofPayer(METAL).of({ itemId: 'a' }).of({ itemId: 'b' }).build(), root))).toMatchObject({ sendable: false, findings: [{ ruleId: 'PR-005' }] })
})
