/**
 * An official name keeps all its parts and changes only its casing: `IRReportId` on the wire,
 * `IrReportId` the type, `irReportId` the value, `ir_report_id` the column.
 */

const words = (officialName: string): string[] =>
  officialName.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[A-Z]|[0-9]+/g) ?? []

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** `IRReportId` → `irReportId`, `POBox` → `poBox`. */
export function valueName(officialName: string): string {
  const pascal = typeName(officialName)
  const [first = ''] = words(officialName)
  return first.toLowerCase() + pascal.slice(first.length)
}

/** `IRReportId` → `IrReportId`, `POBox` → `PoBox`. */
export function typeName(officialName: string): string {
  return words(officialName).map(capitalised).join('')
}

/** `WageReportsToIRTypes` → `wage-reports-to-ir-types`, as files are named. */
export function fileName(officialName: string): string {
  return words(officialName).map((word) => word.toLowerCase()).join('-')
}
