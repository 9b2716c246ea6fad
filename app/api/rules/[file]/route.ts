import { rulesCsv, rulesJson } from '#lib/portal/documentation/documentation-files.ts'
import { fileNameOf, fileResponse } from '../../../documentation/file-response.ts'

/** Every rule, as `rules.csv` or `rules.json`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const file = fileNameOf((await params).file)
  if (file?.name !== 'rules') return new Response(null, { status: 404 })
  return fileResponse(file.name, file.kind, file.kind === 'csv' ? rulesCsv() : rulesJson())
}
