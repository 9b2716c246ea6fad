/**
 * Deliveries of separate reports of artificial payers, right in everything unless changed:
 * `aSeparateDelivery().ofPayer(id).withReport((report) => report.of(102, 134_00)).build()`.
 */
import { artificialBusinessId } from '../../artificial.ts'
import type { DeliveryData, PayerSummaryReportsToIr, Report } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'
import type { Hundredths } from '../../value-types.ts'

const SEPARATE_REPORTS = 101
const REJECT_ONLY_FAULTY = 1
const NEW_REPORT = 1
const REPLACEMENT = 2

/** The day after which every clock of the tests is. */
const USUAL_REPORT_DATE = '2026-06-04'

export const aSeparateDelivery = (): SeparateDeliveryBuilder => new SeparateDeliveryBuilder()

export class SeparateDeliveryBuilder {
  readonly #data: DeliveryData
  readonly #reports: Report[] = []
  readonly #changes: ((delivery: DeliveryData) => void)[] = []

  constructor() {
    const payer = { type: BUSINESS_ID, code: artificialBusinessId(0) }
    this.#data = {
      timestamp: `${USUAL_REPORT_DATE}T09:00:00+03:00`,
      source: 'Artificial payroll 1.0',
      deliveryDataType: SEPARATE_REPORTS,
      deliveryId: 'separate-1',
      faultyControl: REJECT_ONLY_FAULTY,
      productionEnvironment: false,
      deliveryDataOwner: { ...payer },
      deliveryDataCreator: { ...payer },
      deliveryDataSender: { ...payer },
      contactPersons: { contactPerson: [{ name: 'Aino Esimerkki', telephone: '+358 00 000 0000', responsibilityCode: 1 }] },
      reportDate: USUAL_REPORT_DATE,
      payer: { payerIds: { id: [{ ...payer }] } },
      reports: { report: this.#reports },
    }
  }

  /** Any change to the finished delivery; changes are made in the order they were asked for. */
  with(change: (delivery: DeliveryData) => void): this {
    this.#changes.push(change)
    return this
  }

  withDeliveryId(deliveryId: string): this {
    return this.with((delivery) => { delivery.deliveryId = deliveryId })
  }

  /** The payer reports for itself under this Business ID. */
  ofPayer(businessId: string): this {
    return this.with((delivery) => {
      const payer = { type: BUSINESS_ID, code: businessId }
      delivery.deliveryDataOwner = { ...payer }
      delivery.deliveryDataCreator = { ...payer }
      delivery.deliveryDataSender = { ...payer }
      delivery.payer.payerIds = { id: [{ ...payer }] }
    })
  }

  /** A service provider makes and sends the delivery. */
  sentBy(businessId: string): this {
    return this.with((delivery) => {
      delivery.deliveryDataCreator = { type: BUSINESS_ID, code: businessId }
      delivery.deliveryDataSender = { type: BUSINESS_ID, code: businessId }
    })
  }

  /** 1: only faulty reports are rejected, 2: all fall with one */
  withFaultyControl(faultyControl: 1 | 2): this {
    return this.with((delivery) => { delivery.faultyControl = faultyControl })
  }

  withReport(change: (report: SeparateReportBuilder) => void = () => {}): this {
    const report = new SeparateReportBuilder(this.#reports.length + 1)
    change(report)
    this.#reports.push(report.build())
    return this
  }

  withReports(count: number, change: (report: SeparateReportBuilder, index: number) => void = () => {}): this {
    for (let i = 0; i < count; i++) this.withReport((report) => change(report, i))
    return this
  }

  /** One usual report, where none has been asked for. The result shares nothing with the builder. */
  build(): PayerSummaryReportsToIr {
    if (this.#reports.length === 0) this.withReport()
    const deliveryData = structuredClone(this.#data)
    for (const change of this.#changes) change(deliveryData)
    return { deliveryData }
  }
}

export class SeparateReportBuilder {
  readonly #report: Report

  /** @param number tells this report's reference and month from the others': the first is of 2026-05, each next one of the month before */
  constructor(number: number) {
    const months = 2026 * 12 + 5 - number
    this.#report = {
      reportData: { actionCode: NEW_REPORT, reportId: `report-${number}` },
      paymentMonth: { month: months % 12 + 1, year: Math.floor(months / 12) },
      transactions: { transaction: [] },
    }
  }

  /** Any change to the report. */
  with(change: (report: Report) => void): this {
    change(this.#report)
    return this
  }

  withReportId(reportId: string): this {
    return this.with(({ reportData }) => { reportData.reportId = reportId })
  }

  /** Replaces the report with this payer's reference. */
  replacing(reportId: string): this {
    return this.with((report) => { report.reportData = { actionCode: REPLACEMENT, reportId } })
  }

  ofMonth(year: number, month: number): this {
    return this.with((report) => { report.paymentMonth = { month, year } })
  }

  /** One more income type. @param amount in cents */
  of(summaryTransactionCode: number, amount?: Hundredths): this {
    return this.with(({ transactions }) => { transactions.transaction.push({ transactionBasic: { summaryTransactionCode, ...(amount !== undefined && { amount }) } }) })
  }

  /** A month's contribution, where no income type has been asked for. */
  build(): Report {
    if (this.#report.transactions.transaction.length === 0) this.of(102, 134_00)
    return this.#report
  }
}
