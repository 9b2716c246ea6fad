import { ReportView } from '#components/report-view/report-view.tsx'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { formDefinitions } from '#lib/portal/forms/form-kinds.ts'
import { formModel } from '#lib/portal/forms/form-model.ts'
import { readValues } from '#lib/portal/forms/form-values.ts'

/** A report of a draft, readably; what cannot be read yet is left out. @param before the stored report in whose place it comes */
export function DraftPreview({ draft: { kind, values }, report, before }: { draft: OpenedDraft; report: number; before?: { common: object; content: object } }) {
  const { types, rules } = formDefinitions[kind]
  const { value } = readValues(formModel(kind), values)
  const { reports, ...shared } = value as { reports?: { report: object[] } } & Record<string, unknown>
  const one = reports?.report[report]
  return (
    <>
      <ReportView part={{ file: types, type: 'DeliveryData', path: 'DeliveryData', message: rules }} value={shared} before={before?.common} headingLevel={before ? 4 : 3} />
      {one && <ReportView part={{ file: types, type: 'Report', path: 'DeliveryData/Reports/Report', message: rules }} value={one} before={before?.content} headingLevel={before ? 4 : 3} />}
    </>
  )
}
