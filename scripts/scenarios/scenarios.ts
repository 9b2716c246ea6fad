import { aBenefitDelivery } from '#schemas/rules/testing/a-benefit-delivery.ts'
import { aSeparateDelivery } from '#schemas/rules/testing/a-separate-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { expiringCertificate } from './expiring-certificate.ts'
import { manyClients } from './many-clients.ts'
import { monthsBefore, yearAndMonth, type Month } from './months.ts'
import type { Scenario } from './stage.ts'
import { aMonth, salaried, wages } from './wages.ts'

const METAL = '7002002-3'
const CAFE = '7004004-0'
const BUILDERS = '7008008-5'
const FLOWERS = '7010010-3'
const TRANSPORT = '7014014-8'
const PENSION_FUND = '7016016-5'

/** Named situations of the artificial population, made through the register's doors. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'year-of-wages': {
    about: 'Esimerkki Metalli Oy (7002002-3) has filed twelve months of wages for five people, and their separate reports',
    async play(stage) {
      const metal = await stage.sender(METAL, 'wage-ws')
      const months = monthsBefore(stage.today, 12)
      return metal.send(
        ...months.map((month) => wages(aMonth({ payer: METAL, month, deliveryId: `year-${month}`, earners: 5 }).build())),
        separateReports(METAL, months, 'year-separate'))
    },
  },
  'corrections': {
    about: 'Kahvila Kokeilu Oy (7004004-0) has replaced one report twice, cancelled another, and cancelled a whole delivery',
    async play(stage) {
      const cafe = await stage.sender(CAFE, 'wage-ws')
      const [before, last] = monthsBefore(stage.today, 2) as [Month, Month]
      const first = `corrections-${last}`
      const replacement = (number: number, salary: number) => wages(aMonth({ payer: CAFE, month: last, deliveryId: `${first}-again-${number}`, earners: 0 })
        .withReport((report) => salaried(report, salary).replacing(`${first}-1`)).build())
      const cancel = (type: number, deliveryId: string, reference: string) =>
        ({ file: 'InvalidationsToIR', root: 'InvalidationsRequestToIR', value: anInvalidation(type).ofPayer(CAFE).withDeliveryId(deliveryId).of({ itemId: reference }).build() }) as const
      return cafe.send(
        wages(aMonth({ payer: CAFE, month: last, deliveryId: first, earners: 4 }).build()),
        replacement(1, 2_900_00), replacement(2, 2_950_00),
        cancel(105, `${first}-cancel-report`, `${first}-2`),
        wages(aMonth({ payer: CAFE, month: before, deliveryId: `corrections-${before}-mistake`, earners: 2 }).build()),
        cancel(109, `corrections-${before}-cancel-delivery`, `corrections-${before}-mistake`))
    },
  },
  'rejected': {
    about: 'Testitalo Rakennus Oy (7008008-5) has two of five reports rejected, and one whole delivery (FaultyControl 2)',
    async play(stage) {
      const builders = await stage.sender(BUILDERS, 'wage-ws')
      const month = monthsBefore(stage.today, 1)[0]!
      const faulty = (deliveryId: string) => aMonth({ payer: BUILDERS, month, deliveryId, earners: 3 })
        // An income type that does not exist, and the replacement of a report that nobody has sent.
        .withReport((report) => report.paying(999, 100_00).withReportId(`${deliveryId}-4`))
        .withReport((report) => salaried(report, 3_100_00).replacing(`${deliveryId}-none`))
      return builders.send(wages(faulty(`rejected-${month}-reports`).build()), wages(faulty(`rejected-${month}-delivery`).withFaultyControl(2).build()))
    },
  },
  'late': {
    about: 'Exempel Transport Ab (7014014-8) files wages today that were paid two months ago',
    async play(stage) {
      const transport = await stage.sender(TRANSPORT, 'wage-ws')
      const month = monthsBefore(stage.today, 2)[0]!
      return transport.send(wages(aMonth({ payer: TRANSPORT, month, deliveryId: `late-${month}`, earners: 3 }).build()))
    },
  },
  'separate-missing': {
    about: 'Näytekukka Ky (7010010-3) has filed three months of wages, and the separate report of the last one is missing',
    async play(stage) {
      const flowers = await stage.sender(FLOWERS, 'wage-ws')
      const months = monthsBefore(stage.today, 3)
      return flowers.send(
        ...months.map((month) => wages(aMonth({ payer: FLOWERS, month, deliveryId: `missing-${month}`, earners: 2 }).build())),
        separateReports(FLOWERS, months.slice(0, 2), 'missing-separate'))
    },
  },
  'benefits': {
    about: 'Eläkekassa Esimerkki (7016016-5) has paid three months of pensions to four people',
    async play(stage) {
      const fund = await stage.sender(PENSION_FUND, 'benefit-ws')
      return fund.send(...monthsBefore(stage.today, 3).map((month) => ({
        file: 'BenefitReportsToIR', root: 'BenefitReportsRequestToIR',
        value: aBenefitDelivery().ofPayer(PENSION_FUND).withDeliveryId(`benefits-${month}`).paidOn(`${month}-15`)
          .withReports(4, (report, index) => report.withReportId(`benefits-${month}-${index + 1}`)).build(),
      }) as const))
    },
  },
  'expiring-certificate': expiringCertificate,
  'many-clients': manyClients,
}

/** The employer's contribution of each month (SummaryTransactionCode 102), in one delivery of today. */
const separateReports = (payer: string, months: readonly Month[], deliveryId: string) => ({
  file: 'PayerSummaryReportsToIR', root: 'PayerSummaryReportsRequestToIR',
  value: aSeparateDelivery().ofPayer(payer).withDeliveryId(`${deliveryId}-${months.at(-1)}`)
    .withReports(months.length, (report, index) => report.withReportId(`${deliveryId}-${months[index]}`).ofMonth(...yearAndMonth(months[index]!)).of(102, 134_00 + index * 100)).build(),
}) as const
