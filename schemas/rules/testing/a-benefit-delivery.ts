/**
 * Deliveries of benefits of artificial payers and income earners, right in everything unless changed. For tests, scenarios
 * and benchmarks: `aBenefitDelivery().withReport((report) => report.paying(1423, 1_200_00)).build()`.
 */
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { BenefitReportsToIr, DeliveryData, Report, Transaction } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import type { Hundredths } from '../../value-types.ts'

const BENEFIT_REPORTS = 102
const REJECT_ONLY_FAULTY = 1
const NEW_REPORT = 1
const REPLACEMENT = 2
const EARNED_INCOME = 1
const DAYS = 2

/** Late enough for all rules that are known to come, early enough for every clock. */
const USUAL_PAYMENT_DATE = '2026-06-15'

export const aBenefitDelivery = (): BenefitDeliveryBuilder => new BenefitDeliveryBuilder()

export class BenefitDeliveryBuilder {
  readonly #data: DeliveryData
  readonly #reports: Report[] = []
  readonly #changes: ((delivery: DeliveryData) => void)[] = []

  constructor() {
    const payer = { type: BUSINESS_ID, code: artificialBusinessId(0) }
    this.#data = {
      timestamp: '2026-06-12T09:00:00+03:00',
      source: 'Artificial benefits 1.0',
      deliveryDataType: BENEFIT_REPORTS,
      deliveryId: 'delivery-1',
      faultyControl: REJECT_ONLY_FAULTY,
      productionEnvironment: false,
      deliveryDataOwner: { ...payer },
      deliveryDataCreator: { ...payer },
      deliveryDataSender: { ...payer },
      paymentDate: USUAL_PAYMENT_DATE,
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

  /** @param paymentDate YYYY-MM-DD */
  paidOn(paymentDate: string): this {
    return this.with((delivery) => { delivery.paymentDate = paymentDate })
  }

  /** 1: only faulty reports are rejected, 2: all fall with one */
  withFaultyControl(faultyControl: 1 | 2): this {
    return this.with((delivery) => { delivery.faultyControl = faultyControl })
  }

  withReport(change: (report: BenefitReportBuilder) => void = () => {}): this {
    const report = new BenefitReportBuilder(this.#reports.length + 1)
    change(report)
    this.#reports.push(report.build())
    return this
  }

  withReports(count: number, change: (report: BenefitReportBuilder, index: number) => void = () => {}): this {
    for (let i = 0; i < count; i++) this.withReport((report) => change(report, i))
    return this
  }

  /** One usual report, where none has been asked for. The result shares nothing with the builder. */
  build(): BenefitReportsToIr {
    if (this.#reports.length === 0) this.withReport()
    const deliveryData = structuredClone(this.#data)
    for (const change of this.#changes) change(deliveryData)
    return { deliveryData }
  }
}

export class BenefitReportBuilder {
  readonly #report: Report

  /** @param number tells this report's income earner and reference from the others' */
  constructor(number: number) {
    this.#report = {
      reportData: { actionCode: NEW_REPORT, reportId: `benefit-${number}` },
      incomeEarner: { incomeEarnerIds: { id: [{ type: PERSONAL_IDENTITY_CODE, code: artificialPersonalIdentityCode(number) }] } },
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

  /** One more income type row, earned in May 2026. @param amount in cents */
  paying(transactionCode: number, amount: Hundredths, change: (transaction: Transaction) => void = () => {}): this {
    const transaction: Transaction = { transactionBasic: { transactionCode, amount }, earningPeriod: { startDate: '2026-05-01', endDate: '2026-05-31' } }
    change(transaction)
    return this.with(({ transactions }) => { transactions.transaction.push(transaction) })
  }

  /** A month's pension with withholding, where no row has been asked for. */
  build(): Report {
    if (this.#report.transactions.transaction.length === 0) {
      this.paying(1100, 1_450_00, (row) => {
        row.transactionBasic.taxTreatment = EARNED_INCOME
        row.benefitUnit = { unitCode: DAYS, unitAmount: 31_00 }
      }).paying(1266, 217_50)
    }
    return this.#report
  }
}
