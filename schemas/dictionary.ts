/**
 * What a message is, written once: every namespace of the interface as data (`dictionary/*.json`).
 * XSD files, WSDLs, TypeScript types, reading and writing of messages and forms all come from here.
 *
 * Conventions of the data:
 * - a complex type is a `sequence` (document order) or a `choice`; `extends` puts the base type's particles first
 * - `max: null` is unbounded; `ref: true` refers to a global element of another namespace (`ds:Signature`)
 * - only root elements and the Signature are namespace-qualified
 * - `xmldsig-core-schema` alone also uses `any`, `mixed`, `textOf`, `occurs`, `attributes` and nested groups;
 *   unprefixed types there are XSD types
 */
import ackFromIr from './dictionary/AckFromIR.json' with { type: 'json' }
import benefitReportsFromIr from './dictionary/BenefitReportsFromIR.json' with { type: 'json' }
import benefitReportsFromIrTypes from './dictionary/BenefitReportsFromIRTypes.json' with { type: 'json' }
import benefitReportsToIr from './dictionary/BenefitReportsToIR.json' with { type: 'json' }
import benefitReportsToIrTypes from './dictionary/BenefitReportsToIRTypes.json' with { type: 'json' }
import certificateServices from './dictionary/CertificateServices.json' with { type: 'json' }
import dataRequestToIr from './dictionary/DataRequestToIR.json' with { type: 'json' }
import echo from './dictionary/Echo.json' with { type: 'json' }
import irCommonTypes from './dictionary/IRCommonTypes.json' with { type: 'json' }
import invalidationsToIr from './dictionary/InvalidationsToIR.json' with { type: 'json' }
import invalidationsToIrTypes from './dictionary/InvalidationsToIRTypes.json' with { type: 'json' }
import logDataFromIr from './dictionary/LogDataFromIR.json' with { type: 'json' }
import logDataTypes from './dictionary/LogDataTypes.json' with { type: 'json' }
import mainSubscriptionTypes from './dictionary/MainSubscriptionTypes.json' with { type: 'json' }
import payerSummaryReportsFromIr from './dictionary/PayerSummaryReportsFromIR.json' with { type: 'json' }
import payerSummaryReportsFromIrTypes from './dictionary/PayerSummaryReportsFromIRTypes.json' with { type: 'json' }
import payerSummaryReportsToIr from './dictionary/PayerSummaryReportsToIR.json' with { type: 'json' }
import payerSummaryReportsToIrTypes from './dictionary/PayerSummaryReportsToIRTypes.json' with { type: 'json' }
import statusMessageTypes from './dictionary/StatusMessageTypes.json' with { type: 'json' }
import statusRequestToIr from './dictionary/StatusRequestToIR.json' with { type: 'json' }
import statusResponseFromIr from './dictionary/StatusResponseFromIR.json' with { type: 'json' }
import subscriptionsToIr from './dictionary/SubscriptionsToIR.json' with { type: 'json' }
import wageReportSummaryFromIr from './dictionary/WageReportSummaryFromIR.json' with { type: 'json' }
import wageReportSummaryFromIrTypes from './dictionary/WageReportSummaryFromIRTypes.json' with { type: 'json' }
import wageReportsFromIr from './dictionary/WageReportsFromIR.json' with { type: 'json' }
import wageReportsFromIrTypes from './dictionary/WageReportsFromIRTypes.json' with { type: 'json' }
import wageReportsToIr from './dictionary/WageReportsToIR.json' with { type: 'json' }
import wageReportsToIrTypes from './dictionary/WageReportsToIRTypes.json' with { type: 'json' }
import xmldsigCoreSchema from './dictionary/xmldsig-core-schema.json' with { type: 'json' }

export type Label = { fi: string; sv: string; en: string }

/** One element of a sequence or choice. `type` is absent only for a reference. */
export type ElementParticle = {
  name: string
  type?: string
  ref?: boolean
  min: number
  /** null: unbounded */
  max: number | null
  label?: Label
}
export type AnyParticle = { any: '##any' | '##other'; processContents: 'lax' | null; min: number; max: number | null }
export type GroupParticle = { sequence?: Particle[]; choice?: Particle[]; min: number; max: number | null }
export type Particle = ElementParticle | AnyParticle | GroupParticle

export type ComplexType = {
  extends?: string
  sequence?: Particle[]
  choice?: Particle[]
  /** [min, max] of the whole group */
  occurs?: [number, number | null]
  mixed?: boolean
  /** simple content of this XSD type */
  textOf?: string
  attributes?: { name: string; type: string; use: 'optional' | 'required' }[]
}

export type SimpleType = {
  base: string
  /** several patterns are alternatives */
  pattern?: string | string[]
  enum?: string[]
  minLength?: number
  maxLength?: number
}

export type Namespace = {
  namespace: string
  elementFormDefault: 'qualified' | 'unqualified'
  prefixes: Record<string, string>
  imports?: string[]
  rootElements?: ElementParticle[]
  complexTypes?: Record<string, ComplexType>
  simpleTypes?: Record<string, SimpleType>
}

/** File name without ending → namespace. The names are those of the official XSD files. */
export const dictionary = {
  AckFromIR: ackFromIr,
  BenefitReportsFromIR: benefitReportsFromIr,
  BenefitReportsFromIRTypes: benefitReportsFromIrTypes,
  BenefitReportsToIR: benefitReportsToIr,
  BenefitReportsToIRTypes: benefitReportsToIrTypes,
  CertificateServices: certificateServices,
  DataRequestToIR: dataRequestToIr,
  Echo: echo,
  IRCommonTypes: irCommonTypes,
  InvalidationsToIR: invalidationsToIr,
  InvalidationsToIRTypes: invalidationsToIrTypes,
  LogDataFromIR: logDataFromIr,
  LogDataTypes: logDataTypes,
  MainSubscriptionTypes: mainSubscriptionTypes,
  PayerSummaryReportsFromIR: payerSummaryReportsFromIr,
  PayerSummaryReportsFromIRTypes: payerSummaryReportsFromIrTypes,
  PayerSummaryReportsToIR: payerSummaryReportsToIr,
  PayerSummaryReportsToIRTypes: payerSummaryReportsToIrTypes,
  StatusMessageTypes: statusMessageTypes,
  StatusRequestToIR: statusRequestToIr,
  StatusResponseFromIR: statusResponseFromIr,
  SubscriptionsToIR: subscriptionsToIr,
  WageReportSummaryFromIR: wageReportSummaryFromIr,
  WageReportSummaryFromIRTypes: wageReportSummaryFromIrTypes,
  WageReportsFromIR: wageReportsFromIr,
  WageReportsFromIRTypes: wageReportsFromIrTypes,
  WageReportsToIR: wageReportsToIr,
  WageReportsToIRTypes: wageReportsToIrTypes,
  'xmldsig-core-schema': xmldsigCoreSchema,
} as unknown as Record<NamespaceFile, Namespace>

export type NamespaceFile =
  | 'AckFromIR' | 'BenefitReportsFromIR' | 'BenefitReportsFromIRTypes' | 'BenefitReportsToIR' | 'BenefitReportsToIRTypes'
  | 'CertificateServices' | 'DataRequestToIR' | 'Echo' | 'IRCommonTypes' | 'InvalidationsToIR' | 'InvalidationsToIRTypes'
  | 'LogDataFromIR' | 'LogDataTypes' | 'MainSubscriptionTypes' | 'PayerSummaryReportsFromIR' | 'PayerSummaryReportsFromIRTypes'
  | 'PayerSummaryReportsToIR' | 'PayerSummaryReportsToIRTypes' | 'StatusMessageTypes' | 'StatusRequestToIR' | 'StatusResponseFromIR'
  | 'SubscriptionsToIR' | 'WageReportSummaryFromIR' | 'WageReportSummaryFromIRTypes' | 'WageReportsFromIR' | 'WageReportsFromIRTypes'
  | 'WageReportsToIR' | 'WageReportsToIRTypes' | 'xmldsig-core-schema'

export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema'
export const XMLDSIG_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#'

export const namespaceFiles = Object.keys(dictionary) as NamespaceFile[]

const fileByNamespace = new Map(namespaceFiles.map((file) => [dictionary[file].namespace, file]))

/** The file that defines a namespace. @throws when the dictionary has no such namespace */
export function fileOfNamespace(namespace: string): NamespaceFile {
  const file = fileByNamespace.get(namespace)
  if (!file) throw new Error(`No namespace ${namespace} in the dictionary`)
  return file
}

/** Resolves `prefix:Local` as written in `file`. XSD built-in types resolve to file null. */
export function resolveTypeName(file: NamespaceFile, qualifiedName: string): { file: NamespaceFile | null; local: string } {
  const [prefix, local] = qualifiedName.includes(':') ? qualifiedName.split(':') as [string, string] : ['', qualifiedName]
  const namespace = dictionary[file].prefixes[prefix]
  if (namespace === undefined) throw new Error(`Prefix ${prefix} is not declared in ${file}`)
  return { file: namespace === XSD_NAMESPACE ? null : fileOfNamespace(namespace), local }
}

export const isElement = (particle: Particle): particle is ElementParticle => 'name' in particle
