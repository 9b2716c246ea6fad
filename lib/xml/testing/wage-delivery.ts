/** Wage deliveries of any size for tests and benchmarks. All persons and organisations are artificial. */
import type { Report, WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { writeMessage } from '../write-message.ts'

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** The `n`-th artificial personal identity code: individual numbers 900–999, born 1 January 1950 onwards. */
export function artificialPersonalId(n: number): string {
  const birth = new Date(Date.UTC(1950, 0, 1 + Math.floor(n / 100)))
  const date = [birth.getUTCDate(), birth.getUTCMonth() + 1, birth.getUTCFullYear() % 100].map((part) => String(part).padStart(2, '0')).join('')
  const individual = String(900 + (n % 100))
  return `${date}-${individual}${CHECK_CHARACTERS[Number(date + individual) % 31]}`
}

const wageReport = (n: number): Report => ({
  reportData: { actionCode: 1, reportId: `R-2022-05-${n}` },
  incomeEarner: {
    incomeEarnerIds: { id: [{ type: 2, code: artificialPersonalId(n) }] },
    incomeEarnerBasic: { lastName: 'Testinen', firstName: `Esimerkki ${n}` },
    employment: {
      employed: true, employmentCode: 1, termCode: 1, partTime: 10000, hoursPerWeek: 3750,
      paymentTypes: { paymentType: [1] },
      employmentPeriods: { period: [{ startDate: '2019-08-01' }] },
    },
    professions: { profession: [{ type: 1, code: '33420' }] },
    pensionInsurance: { pensionActCode: 1, pensionProvIdCode: 46, pensionPolicyNo: '461234567A' },
    accidentInsurance: { accInsProvId: { type: 1, code: '1234567-1' }, accInsPolicyNo: '55-12345' },
  },
  transactions: {
    transaction: [
      { transactionBasic: { transactionCode: 201, amount: 250000 + n } },
      { transactionBasic: { transactionCode: 207, amount: 12345 }, unitWages: { unitWage: [{ unitPrice: 2469, unitAmount: 500, unitCode: 1 }] } },
      { transactionBasic: { transactionCode: 402, amount: 61234 } },
      { transactionBasic: { transactionCode: 413, amount: 18761 } },
    ],
  },
})

/** @param reports how many wage reports; income earners are all different */
export const wageDelivery = (reports: number): WageReportsToIr => ({
  deliveryData: {
    timestamp: '2022-05-11T08:00:00+03:00',
    source: 'Palkat 1.0',
    deliveryDataType: 100,
    deliveryId: 'D-2022-05',
    faultyControl: 1,
    productionEnvironment: false,
    deliveryDataOwner: { type: 1, code: '1234567-1' },
    deliveryDataCreator: { type: 1, code: '1234567-1' },
    deliveryDataSender: { type: 1, code: '1234567-1' },
    paymentPeriod: { paymentDate: '2022-05-15', startDate: '2022-05-01', endDate: '2022-05-31' },
    contactPersons: { contactPerson: [{ name: 'Maija Mallikas', telephone: '0501234567', responsibilityCode: 1 }] },
    payer: { payerIds: { id: [{ type: 1, code: '1234567-1' }] }, payerBasic: { companyName: 'Esimerkki Oy' } },
    reports: { report: Array.from({ length: reports }, (_, n) => wageReport(n)) },
  },
})

export const wageDeliveryXml = (reports: number): string => writeMessage('WageReportsToIR', 'WageReportsRequestToIR', wageDelivery(reports))

/** The same message as most programs send it: with a declaration, one element a line, two blanks a level. */
export function indented(message: string): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  let depth = 0
  for (const [piece] of message.matchAll(/<\/[^>]*>|<[^>]*>(?:[^<]*<\/[^>]*>)?/g)) {
    const closes = piece.startsWith('</')
    const leaf = !closes && piece.includes('</')
    if (closes) depth--
    out.push('  '.repeat(depth) + piece)
    if (!closes && !leaf) depth++
  }
  return `${out.join('\n')}\n`
}
