import type { Locale } from '#components/i18n/routing.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { elementAt } from '#lib/portal/forms/form-model.ts'

/** Fields as the form names them. @param paths as the dictionary names them */
export const namesOfFields = (kind: FormKind, paths: readonly string[], locale: Locale): string[] => paths.map((path) => elementAt(kind, path)?.labels[locale] ?? path)
