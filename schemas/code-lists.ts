/**
 * The code lists of the register (`codes/*.json`): codes with names in three languages and validity.
 * About 500 kB: for the server. A page that needs one list in the browser imports that JSON file.
 */
import actionCode from './codes/ActionCode.json' with { type: 'json' }
import addressType from './codes/AddressType.json' with { type: 'json' }
import ageGroupCode from './codes/AgeGroupCode.json' with { type: 'json' }
import allowanceCode from './codes/AllowanceCode.json' with { type: 'json' }
import attachmentType from './codes/AttachmentType.json' with { type: 'json' }
import benefitCode from './codes/BenefitCode.json' with { type: 'json' }
import benefitIncomeEarnerIdType from './codes/BenefitIncomeEarnerIdType.json' with { type: 'json' }
import benefitIncomeTypeGroup from './codes/BenefitIncomeTypeGroup.json' with { type: 'json' }
import benefitPayerIdType from './codes/BenefitPayerIdType.json' with { type: 'json' }
import benefitPayerSubOrgType from './codes/BenefitPayerSubOrgType.json' with { type: 'json' }
import benefitTaxTreatment from './codes/BenefitTaxTreatment.json' with { type: 'json' }
import benefitUnitCode from './codes/BenefitUnitCode.json' with { type: 'json' }
import cbaCode from './codes/CBACode.json' with { type: 'json' }
import carBenefitCode from './codes/CarBenefitCode.json' with { type: 'json' }
import codeListType from './codes/CodeListType.json' with { type: 'json' }
import countryCode from './codes/CountryCode.json' with { type: 'json' }
import deductionType from './codes/DeductionType.json' with { type: 'json' }
import deliveryChannelCode from './codes/DeliveryChannelCode.json' with { type: 'json' }
import deliveryDataStatus from './codes/DeliveryDataStatus.json' with { type: 'json' }
import deliveryDataType from './codes/DeliveryDataType.json' with { type: 'json' }
import deliveryToIRChannelCode from './codes/DeliveryToIRChannelCode.json' with { type: 'json' }
import employmentCode from './codes/EmploymentCode.json' with { type: 'json' }
import employmentEndingCode from './codes/EmploymentEndingCode.json' with { type: 'json' }
import employmentEndingType from './codes/EmploymentEndingType.json' with { type: 'json' }
import employmentRegType from './codes/EmploymentRegType.json' with { type: 'json' }
import excludeSubstitutePayer from './codes/ExcludeSubstitutePayer.json' with { type: 'json' }
import faultyControl from './codes/FaultyControl.json' with { type: 'json' }
import formCode from './codes/FormCode.json' with { type: 'json' }
import gender from './codes/Gender.json' with { type: 'json' }
import idType from './codes/IdType.json' with { type: 'json' }
import includeAllVersions from './codes/IncludeAllVersions.json' with { type: 'json' }
import incomeBeneficiaryType from './codes/IncomeBeneficiaryType.json' with { type: 'json' }
import incomeEarnerSubOrgType from './codes/IncomeEarnerSubOrgType.json' with { type: 'json' }
import incomeEarnerType from './codes/IncomeEarnerType.json' with { type: 'json' }
import insuranceCode from './codes/InsuranceCode.json' with { type: 'json' }
import insuranceExceptionCode from './codes/InsuranceExceptionCode.json' with { type: 'json' }
import language from './codes/Language.json' with { type: 'json' }
import logActivityType from './codes/LogActivityType.json' with { type: 'json' }
import nonresidentPensionBasis from './codes/NonresidentPensionBasis.json' with { type: 'json' }
import paidAbsenceCauseCode from './codes/PaidAbsenceCauseCode.json' with { type: 'json' }
import parameterType from './codes/ParameterType.json' with { type: 'json' }
import partyType from './codes/PartyType.json' with { type: 'json' }
import payerSubOrgType from './codes/PayerSubOrgType.json' with { type: 'json' }
import payerType from './codes/PayerType.json' with { type: 'json' }
import paymentType from './codes/PaymentType.json' with { type: 'json' }
import pensionActCode from './codes/PensionActCode.json' with { type: 'json' }
import pensionProvIdCode from './codes/PensionProvIdCode.json' with { type: 'json' }
import postedCertCode from './codes/PostedCertCode.json' with { type: 'json' }
import productionEnvironment from './codes/ProductionEnvironment.json' with { type: 'json' }
import professionType from './codes/ProfessionType.json' with { type: 'json' }
import queryDataSchemaVersion from './codes/QueryDataSchemaVersion.json' with { type: 'json' }
import queryDataType from './codes/QueryDataType.json' with { type: 'json' }
import refPaymentType from './codes/RefPaymentType.json' with { type: 'json' }
import reimbPaymentType from './codes/ReimbPaymentType.json' with { type: 'json' }
import remunerationCode from './codes/RemunerationCode.json' with { type: 'json' }
import reportStatus from './codes/ReportStatus.json' with { type: 'json' }
import reportType from './codes/ReportType.json' with { type: 'json' }
import reporterSubType from './codes/ReporterSubType.json' with { type: 'json' }
import reporterType from './codes/ReporterType.json' with { type: 'json' }
import responsibilityCode from './codes/ResponsibilityCode.json' with { type: 'json' }
import subscriptionType from './codes/SubscriptionType.json' with { type: 'json' }
import taxTreatyCountryCode from './codes/TaxTreatyCountryCode.json' with { type: 'json' }
import termCode from './codes/TermCode.json' with { type: 'json' }
import transactionCodeBenefits from './codes/TransactionCode.benefits.json' with { type: 'json' }
import transactionCodeSeparate from './codes/TransactionCode.separate.json' with { type: 'json' }
import transactionCodeWages from './codes/TransactionCode.wages.json' with { type: 'json' }
import unpaidAbsenceCauseCode from './codes/UnpaidAbsenceCauseCode.json' with { type: 'json' }
import wageUnitCode from './codes/WageUnitCode.json' with { type: 'json' }
import { isInForce, type Code, type CodeList, type Language } from './code-list.ts'

export const codeLists = {
  ActionCode: actionCode,
  AddressType: addressType,
  AgeGroupCode: ageGroupCode,
  AllowanceCode: allowanceCode,
  AttachmentType: attachmentType,
  BenefitCode: benefitCode,
  BenefitIncomeEarnerIdType: benefitIncomeEarnerIdType,
  BenefitIncomeTypeGroup: benefitIncomeTypeGroup,
  BenefitPayerIdType: benefitPayerIdType,
  BenefitPayerSubOrgType: benefitPayerSubOrgType,
  BenefitTaxTreatment: benefitTaxTreatment,
  BenefitUnitCode: benefitUnitCode,
  CBACode: cbaCode,
  CarBenefitCode: carBenefitCode,
  CodeListType: codeListType,
  CountryCode: countryCode,
  DeductionType: deductionType,
  DeliveryChannelCode: deliveryChannelCode,
  DeliveryDataStatus: deliveryDataStatus,
  DeliveryDataType: deliveryDataType,
  DeliveryToIRChannelCode: deliveryToIRChannelCode,
  EmploymentCode: employmentCode,
  EmploymentEndingCode: employmentEndingCode,
  EmploymentEndingType: employmentEndingType,
  EmploymentRegType: employmentRegType,
  ExcludeSubstitutePayer: excludeSubstitutePayer,
  FaultyControl: faultyControl,
  FormCode: formCode,
  Gender: gender,
  IdType: idType,
  IncludeAllVersions: includeAllVersions,
  IncomeBeneficiaryType: incomeBeneficiaryType,
  IncomeEarnerSubOrgType: incomeEarnerSubOrgType,
  IncomeEarnerType: incomeEarnerType,
  InsuranceCode: insuranceCode,
  InsuranceExceptionCode: insuranceExceptionCode,
  Language: language,
  LogActivityType: logActivityType,
  NonresidentPensionBasis: nonresidentPensionBasis,
  PaidAbsenceCauseCode: paidAbsenceCauseCode,
  ParameterType: parameterType,
  PartyType: partyType,
  PayerSubOrgType: payerSubOrgType,
  PayerType: payerType,
  PaymentType: paymentType,
  PensionActCode: pensionActCode,
  PensionProvIdCode: pensionProvIdCode,
  PostedCertCode: postedCertCode,
  ProductionEnvironment: productionEnvironment,
  ProfessionType: professionType,
  QueryDataSchemaVersion: queryDataSchemaVersion,
  QueryDataType: queryDataType,
  RefPaymentType: refPaymentType,
  ReimbPaymentType: reimbPaymentType,
  RemunerationCode: remunerationCode,
  ReportStatus: reportStatus,
  ReportType: reportType,
  ReporterSubType: reporterSubType,
  ReporterType: reporterType,
  ResponsibilityCode: responsibilityCode,
  SubscriptionType: subscriptionType,
  TaxTreatyCountryCode: taxTreatyCountryCode,
  TermCode: termCode,
  'TransactionCode.benefits': transactionCodeBenefits,
  'TransactionCode.separate': transactionCodeSeparate,
  'TransactionCode.wages': transactionCodeWages,
  UnpaidAbsenceCauseCode: unpaidAbsenceCauseCode,
  WageUnitCode: wageUnitCode,
} as unknown as Readonly<Record<CodeListName, CodeList>>

export type CodeListName =
  | 'ActionCode' | 'AddressType' | 'AgeGroupCode' | 'AllowanceCode' | 'AttachmentType' | 'BenefitCode' | 'BenefitIncomeEarnerIdType'
  | 'BenefitIncomeTypeGroup' | 'BenefitPayerIdType' | 'BenefitPayerSubOrgType' | 'BenefitTaxTreatment' | 'BenefitUnitCode' | 'CBACode'
  | 'CarBenefitCode' | 'CodeListType' | 'CountryCode' | 'DeductionType' | 'DeliveryChannelCode' | 'DeliveryDataStatus' | 'DeliveryDataType'
  | 'DeliveryToIRChannelCode' | 'EmploymentCode' | 'EmploymentEndingCode' | 'EmploymentEndingType' | 'EmploymentRegType'
  | 'ExcludeSubstitutePayer' | 'FaultyControl' | 'FormCode' | 'Gender' | 'IdType' | 'IncludeAllVersions' | 'IncomeBeneficiaryType'
  | 'IncomeEarnerSubOrgType' | 'IncomeEarnerType' | 'InsuranceCode' | 'InsuranceExceptionCode' | 'Language' | 'LogActivityType'
  | 'NonresidentPensionBasis' | 'PaidAbsenceCauseCode' | 'ParameterType' | 'PartyType' | 'PayerSubOrgType' | 'PayerType' | 'PaymentType'
  | 'PensionActCode' | 'PensionProvIdCode' | 'PostedCertCode' | 'ProductionEnvironment' | 'ProfessionType' | 'QueryDataSchemaVersion'
  | 'QueryDataType' | 'RefPaymentType' | 'ReimbPaymentType' | 'RemunerationCode' | 'ReportStatus' | 'ReportType' | 'ReporterSubType'
  | 'ReporterType' | 'ResponsibilityCode' | 'SubscriptionType' | 'TaxTreatyCountryCode' | 'TermCode' | 'TransactionCode.benefits'
  | 'TransactionCode.separate' | 'TransactionCode.wages' | 'UnpaidAbsenceCauseCode' | 'WageUnitCode'

/** The value as it stands in a message of the generated types: a number, a boolean or text, as the list's valueType says. */
export type CodeValue = string | number | boolean

const entries = new Map<string, Code>()
for (const [name, list] of Object.entries(codeLists)) for (const code of list.codes) entries.set(`${name}:${code.code}`, code)

/** The entry, whether in force or not; undefined when the list has no such code. */
export const codeEntry = (list: CodeListName, code: CodeValue): Code | undefined => entries.get(`${list}:${code}`)

/** The code is in the list and in force on `date` (D-15). */
export function codeIsValid(list: CodeListName, code: CodeValue, date: string): boolean {
  const entry = codeEntry(list, code)
  return entry !== undefined && isInForce(entry, date)
}

/** Official name where there is one; undefined when the list has no such code. */
export const codeName = (list: CodeListName, code: CodeValue, language: Language): string | undefined => codeEntry(list, code)?.[language]

/** The list's values in force on `date`, typed as they stand in a message. For checking many values: prepare once, ask often. */
export function valuesInForce(list: CodeListName, date: string): ReadonlySet<CodeValue> {
  return new Set(codeLists[list].codes.filter((code) => isInForce(code, date)).map(({ code }) => typedValue(list, code)))
}

/** All values the list has ever had, so far as it knows. */
export function valuesOfAllTimes(list: CodeListName): ReadonlySet<CodeValue> {
  return new Set(codeLists[list].codes.map(({ code }) => typedValue(list, code)))
}

/** Days on which the list changes: the first day of each new state, in order. */
export function changeDates(list: CodeListName): readonly string[] {
  const dates = codeLists[list].codes.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil === null ? null : dayAfter(validUntil)])
  return [...new Set(dates)].filter((date) => date !== null).sort()
}

function typedValue(list: CodeListName, code: string): CodeValue {
  switch (codeLists[list].valueType) {
    case 'int': return Number(code)
    case 'boolean': return code === 'true'
    case 'string': case 'string(2)': return code
  }
}

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
