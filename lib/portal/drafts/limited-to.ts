import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import { isEmpty, type FormValue, type FormValues } from '../forms/form-values.ts'
import type { DraftContext } from './draft-context.ts'

/** The payer's own division of itself, which is what mandates are limited to. */
const OWN_CODE_SET = '2'

/** Where the person's mandate is limited to suborganisations, the form begins with the first of them. */
export async function limitedTo(tx: PortalReadTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey, values: FormValues): Promise<FormValues> {
  const scope = await permittedScope(tx, context, formDefinitions[kind].right, owner)
  const payer = (values['payer'] ?? {}) as FormValues
  if (scope === undefined || scope === 'all' || !isEmpty(payer['subOrgs'])) return values
  return { ...values, payer: { ...payer, subOrgs: { subOrg: [{ type: OWN_CODE_SET, code: scope.subOrganisationIds[0]! }] } } }
}

/** Suborganisations that a form names. */
export function subOrganisationIdsIn(values: FormValues): string[] {
  const named = ((values['payer'] as FormValues | undefined)?.['subOrgs'] as FormValues | undefined)?.['subOrg']
  return (Array.isArray(named) ? named as readonly FormValue[] : []).map((one) => (one as FormValues | undefined)?.['code']).filter((code): code is string => typeof code === 'string' && code.trim() !== '').map((code) => code.trim())
}
