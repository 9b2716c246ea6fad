/**
 * Deliveries of artificial payers and income earners, right in everything unless changed. For tests, scenarios and
 * benchmarks: `aWageDelivery().withReport((report) => report.paying(201, 3_000_00)).build()`.
 */
import { artificialBusinessId, artificialPensionPolicyNo, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { DeliveryData, Report, Transaction, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import type { Hundredths } from '../../value-types.ts'

const WAGE_REPORTS = 100
const REJECT_ONLY_FAULTY = 1
const NEW_REPORT = 1
const REPLACEMENT = 2
const ILMARINEN = 46
const TK10 = 1

/** Late enough for all rules that are known to come, early enough for every clock. */
const USUAL_PAYMENT_DATE = '2026-06-15'

export const aWageDelivery = (): WageDeliveryBuilder => new WageDeliveryBuilder()

export class WageDeliveryBuilder {
  readonly #data: DeliveryData
  readonly #reports: Report[] = []
  readonly #changes: ((delivery: DeliveryData) => void)[] = []

  constructor() {
    const payer = { type: BUSINESS_ID, code: artificialBusinessId(0) }
    this.#data = {
      timestamp: '2026-06-12T09:00:00+03:00',
      source: 'Artificial payroll 1.0',
      deliveryDataType: WAGE_REPORTS,
      deliveryId: 'delivery-1',
      faultyControl: REJECT_ONLY_FAULTY,
      productionEnvironment: false,
      deliveryDataOwner: { ...payer },
      deliveryDataCreator: { ...payer },
      deliveryDataSender: { ...payer },
      paymentPeriod: { paymentDate: USUAL_PAYMENT_DATE, startDate: '2026-06-01', endDate: '2026-06-30' },
      contactPersons: { contactPerson: [{ name: 'Aino Esimerkki', telephone: '+358 00 000 0000', responsibilityCode: 1 }] },
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
      delivery.payer.payerIds = { id: [{ ...payer }] }
      delivery.deliveryDataCreator = { ...payer }
      delivery.deliveryDataSender = { ...payer }
    })
  }

  /** A service provider makes and sends the delivery. */
  sentBy(businessId: string): this {
    return this.with((delivery) => {
      delivery.deliveryDataCreator = { type: BUSINESS_ID, code: businessId }
      delivery.deliveryDataSender = { type: BUSINESS_ID, code: businessId }
    })
  }

  /** @param paymentDate YYYY-MM-DD; the pay period is its month */
  paidOn(paymentDate: string): this {
    const month = paymentDate.slice(0, 7)
    const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
    return this.with((delivery) => { delivery.paymentPeriod = { paymentDate, startDate: `${month}-01`, endDate: `${month}-${lastDay}` } })
  }

  /** 1: only faulty reports are rejected, 2: all fall with one */
  withFaultyControl(faultyControl: 1 | 2): this {
    return this.with((delivery) => { delivery.faultyControl = faultyControl })
  }

  withReport(change: (report: WageReportBuilder) => void = () => {}): this {
    const report = new WageReportBuilder(this.#reports.length + 1)
    change(report)
    this.#reports.push(report.build())
    return this
  }

  withReports(count: number, change: (report: WageReportBuilder, index: number) => void = () => {}): this {
    for (let i = 0; i < count; i++) this.withReport((report) => change(report, i))
    return this
  }

  /** One usual report, where none has been asked for. The result shares nothing with the builder. */
  build(): WageReportsToIr {
    if (this.#reports.length === 0) this.withReport()
    const deliveryData = structuredClone(this.#data)
    for (const change of this.#changes) change(deliveryData)
    return { deliveryData }
  }
}

export class WageReportBuilder {
  readonly #report: Report

  /** @param number tells this report's income earner and reference from the others' */
  constructor(number: number) {
    this.#report = {
      reportData: { actionCode: NEW_REPORT, reportId: `report-${number}` },
      incomeEarner: {
        incomeEarnerIds: { id: [{ type: PERSONAL_IDENTITY_CODE, code: artificialPersonalIdentityCode(number) }] },
        professions: { profession: [{ type: TK10, code: '33130' }] },
        pensionInsurance: { pensionActCode: 1, pensionProvIdCode: ILMARINEN, pensionPolicyNo: artificialPensionPolicyNo(ILMARINEN, 1) },
      },
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

  /** One more income type row. @param amount in cents */
  paying(transactionCode: number, amount: Hundredths, change: (transaction: Transaction) => void = () => {}): this {
    const transaction: Transaction = { transactionBasic: { transactionCode, amount } }
    change(transaction)
    return this.with((report) => { (report.transactions ??= { transaction: [] }).transaction.push(transaction) })
  }

  /** A report of absences or stays, without any payment. */
  withoutTransactions(): this {
    return this.with((report) => { delete report.transactions })
  }

  /** A month's pay with withholding and the employee's contributions, where no row has been asked for. */
  build(): Report {
    if (this.#report.transactions?.transaction.length === 0) this.paying(201, 3_200_00).paying(402, 640_00).paying(413, 228_80).paying(414, 18_88)
    return this.#report
  }
}
