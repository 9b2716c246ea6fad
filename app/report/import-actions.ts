'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import type { ImportState } from '#components/report-form/import-form.tsx'
import { columns } from '#lib/portal/imports/columns.ts'
import { importWages } from '#lib/portal/imports/import-wages.ts'
import { SPREADSHEET_BYTES_MAX, SPREADSHEET_ROWS_MAX } from '#lib/portal/imports/limits.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'
import { draftContext } from './draft-context.ts'

/** A filled-in template becomes a draft, opened as a pay list with everything that is wrong at its cells. */
export async function importFile(_previous: ImportState, form: FormData): Promise<ImportState> {
  const context = draftContext(await portalContext())
  const owner = ownerOfRole(context.actor)
  if (owner === undefined) return nowhere()
  const [locale, t] = [await getLocale(), await getTranslations('reportForm.import.problem')]
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return { errors: { file: t('no-file') } }
  if (file.size > SPREADSHEET_BYTES_MAX) return { errors: { file: t('too-large') } }
  const read = await context.forms.readSpreadsheet(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return { errors: { file: read.why === 'too-many-rows' ? t('too-many-rows', { rows: SPREADSHEET_ROWS_MAX }) : t(read.why) } }
  const imported = await ifVisible(importWages(context, owner, read.rows))
  if (!imported) return nowhere()
  if (imported.imported) redirect(`/${locale}/report/wage/${imported.draftId}?view=list&checked=1`)
  switch (imported.why) {
    case 'no-rows': return { errors: { file: t('no-rows') } }
    case 'columns-missing': return { errors: { file: t('columns-missing', { names: columns.filter(({ key }) => imported.missing.includes(key)).map((column) => column[locale]).join(', ') }) } }
    case 'several-payment-dates': return { errors: { file: t('several-payment-dates', { rows: imported.rows.join(', ') }) } }
    default: return imported satisfies never
  }
}
