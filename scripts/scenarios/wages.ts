import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery, type WageDeliveryBuilder, type WageReportBuilder } from '#schemas/rules/testing/a-delivery.ts'
import type { Month } from './months.ts'

/** A month's salary with withholding and the earner's insurance contributions. @param salary in cents */
export const salaried = (report: WageReportBuilder, salary: number): WageReportBuilder =>
  report.paying(201, salary).paying(402, Math.round(salary / 5)).paying(413, Math.round(salary * 0.0715)).paying(414, Math.round(salary * 0.0059))

/** The payroll of one month, paid on the 15th; references are `<deliveryId>-1` and so on. */
export const aMonth = ({ payer, month, deliveryId, earners }: { payer: string; month: Month; deliveryId: string; earners: number }): WageDeliveryBuilder =>
  aWageDelivery().ofPayer(payer).withDeliveryId(deliveryId).paidOn(`${month}-15`)
    .withReports(earners, (report, index) => salaried(report, 2_800_00 + index * 317_50).withReportId(`${deliveryId}-${index + 1}`))

export const wages = (value: WageReportsToIr) => ({ file: 'WageReportsToIR', root: 'WageReportsRequestToIR', value }) as const
