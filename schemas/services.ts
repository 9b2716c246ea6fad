/**
 * The web services of the register: 10 services, 21 operations (official 2022 WSDL package).
 * SOAPAction equals the operation name; the operation, not the root, decides between real time and delayed.
 */
import type { NamespaceFile } from './dictionary.ts'

export type OperationMode =
  /** one item, answered by StatusResponseFromIR */
  | 'ws-real-time'
  /** many items, answered by AckFromIR; feedback from StatusService */
  | 'ws-delayed'
  | 'query'
  | 'echo'

export type Operation = {
  name: string
  input: { element: string; file: NamespaceFile }
  output: { element: string; file: NamespaceFile }
  mode: OperationMode
  /** Delivery types this operation takes in; of a query the QueryDataType. Empty: any. */
  dataTypes: readonly number[]
}

export type Service = { name: string; operations: readonly Operation[] }

const ack = { element: 'AckFromIR', file: 'AckFromIR' } as const
const feedback = { element: 'StatusResponseFromIR', file: 'StatusResponseFromIR' } as const

const real = (name: string, element: string, file: NamespaceFile, dataTypes: readonly number[]): Operation =>
  ({ name, input: { element, file }, output: feedback, mode: 'ws-real-time', dataTypes })
const delayed = (name: string, element: string, file: NamespaceFile, dataTypes: readonly number[]): Operation =>
  ({ name, input: { element, file }, output: ack, mode: 'ws-delayed', dataTypes })
const query = (name: string, queryDataType: number, output: NamespaceFile): Operation => ({
  name,
  input: { element: `${name.replace(/^Get/, '')}RequestToIR`, file: 'DataRequestToIR' },
  output: { element: output, file: output },
  mode: 'query',
  dataTypes: [queryDataType],
})

const INVALIDATION_TYPES = [105, 106, 107, 108, 109, 110, 111, 112]

export const services: readonly Service[] = [
  { name: 'BenefitReportQueryService', operations: [
    query('GetBenefitReportsOneIncomeEarner', 407, 'BenefitReportsFromIR'),
    query('GetBenefitReportsOnePayerOneIncomeEarner', 408, 'BenefitReportsFromIR'),
    query('GetBenefitReportsOneIRReportId', 409, 'BenefitReportsFromIR'),
  ] },
  { name: 'BenefitReportService', operations: [
    real('SendBenefitReport', 'BenefitReportRequestToIR', 'BenefitReportsToIR', [102]),
    delayed('SendBenefitReports', 'BenefitReportsRequestToIR', 'BenefitReportsToIR', [102]),
  ] },
  { name: 'EchoService', operations: [
    { name: 'SendEcho', input: { element: 'Echo', file: 'Echo' }, output: { element: 'Echo', file: 'Echo' }, mode: 'echo', dataTypes: [] },
  ] },
  { name: 'InvalidationService', operations: [
    real('SendInvalidation', 'InvalidationRequestToIR', 'InvalidationsToIR', INVALIDATION_TYPES),
    delayed('SendInvalidations', 'InvalidationsRequestToIR', 'InvalidationsToIR', INVALIDATION_TYPES),
  ] },
  { name: 'PayerSummaryReportQueryService', operations: [
    query('GetPayerSummaryReportsOnePayer', 403, 'PayerSummaryReportsFromIR'),
    query('GetPayerSummaryReportsOnePolicyNo', 404, 'PayerSummaryReportsFromIR'),
  ] },
  { name: 'PayerSummaryReportService', operations: [
    real('SendPayerSummaryReport', 'PayerSummaryReportRequestToIR', 'PayerSummaryReportsToIR', [101]),
    delayed('SendPayerSummaryReports', 'PayerSummaryReportsRequestToIR', 'PayerSummaryReportsToIR', [101]),
  ] },
  { name: 'StatusService', operations: [
    { name: 'GetDeliveryDataStatus', input: { element: 'StatusRequestToIR', file: 'StatusRequestToIR' }, output: feedback, mode: 'query', dataTypes: [] },
  ] },
  { name: 'SubscriptionService', operations: [
    real('ProcessSubscription', 'SubscriptionsRequestToIR', 'SubscriptionsToIR', [103]),
    delayed('SendSubscription', 'SubscriptionsRequestToIRAsync', 'SubscriptionsToIR', [103]),
  ] },
  { name: 'WageReportQueryService', operations: [
    query('GetWageReportsOneIncomeEarner', 400, 'WageReportsFromIR'),
    query('GetWageReportsOnePayer', 401, 'WageReportsFromIR'),
    query('GetWageReportsOnePolicyNo', 402, 'WageReportsFromIR'),
    query('GetWageReportsOnePayerOneIncomeEarner', 406, 'WageReportsFromIR'),
  ] },
  { name: 'WageReportService', operations: [
    real('SendWageReport', 'WageReportRequestToIR', 'WageReportsToIR', [100]),
    delayed('SendWageReports', 'WageReportsRequestToIR', 'WageReportsToIR', [100]),
  ] },
]

/** Interface version in the path; the same since 2017. */
export const INTERFACE_VERSION = '20170526'

/** Path of the certificate service (no client certificate on TLS). */
export const CERTIFICATE_SERVICE_PATH = '/2017/10/CertificateServices'

/** Certificate service: SOAPAction with a lower-case first letter, as the official WSDL has it. */
export const certificateServiceOperations = ['signNewCertificate', 'renewCertificate', 'getCertificate'] as const
