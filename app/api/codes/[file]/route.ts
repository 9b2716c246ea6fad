import { codeListCsv, codeListJson } from '#lib/portal/documentation/documentation-files.ts'
import { codeListOfSlug } from '#lib/portal/documentation/find-codes.ts'
import { fileNameOf, fileResponse } from '../../../documentation/file-response.ts'

/** A code list as `IdType.csv` or `IdType.json`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const file = fileNameOf((await params).file)
  const list = file && codeListOfSlug(file.name)
  if (!list) return new Response(null, { status: 404 })
  return fileResponse(file.name, file.kind, file.kind === 'csv' ? codeListCsv(list) : codeListJson(list))
}
