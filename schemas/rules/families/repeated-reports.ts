/** What a report says about itself, whatever its message. */
export type ReportReferences = { readonly reportData: { readonly reportId?: string; readonly irReportId?: string } }

/**
 * Each report is once in its delivery, as new report or as replacement: the register cannot know which of two is meant, so
 * every occurrence is faulty (D-39). Two that name the same report by different references are found only with stored data.
 * @returns the reference by which a report is there more than once, by the report's 0-based place
 */
export function repeatedReports(reports: readonly ReportReferences[]): ReadonlyMap<number, 'ReportId' | 'IRReportId'> {
  const repeated = new Map<number, 'ReportId' | 'IRReportId'>()
  const firstByReference = new Map<string, number>()
  reports.forEach(({ reportData: { reportId, irReportId } }, index) => {
    // References of clients are case-sensitive, the register's are not (D-21).
    for (const [element, key] of [['ReportId', reportId], ['IRReportId', irReportId && `IR ${irReportId.toLowerCase()}`]] as const) {
      if (key === undefined) continue
      const first = firstByReference.get(key)
      if (first === undefined) firstByReference.set(key, index)
      else {
        if (!repeated.has(first)) repeated.set(first, element)
        if (!repeated.has(index)) repeated.set(index, element)
      }
    }
  })
  return repeated
}
