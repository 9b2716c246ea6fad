import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { DraftView } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { PartyId } from '#schemas/parties.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import { formModel } from '../forms/form-model.ts'
import { valuesOf, type FormValue, type FormValues } from '../forms/form-values.ts'
import { emptyForm } from '../templates/empty-form.ts'
import { rememberedPayer } from '../templates/remembered-payer.ts'
import { limitedTo } from './limited-to.ts'
import { draftPlace, listedFacts, requireReporting, seal, sealOriginal } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'
import { payerParty } from './payer-party.ts'

export type NewDraft = { kind: FormKind; owner: OwnerKey; view: DraftView }

/** An empty form with what is known of the payer. @param values typed beforehand: of an import, of remembered income earners @throws PermissionDenied, NotFound */
export async function startDraft(context: DraftContext, { kind, owner, view }: NewDraft, values: FormValues = {}): Promise<string> {
  return context.db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const known = await rememberedPayer(tx, context, kind, owner)
    return begin(tx, context, { kind, owner, view }, { ...known, ...emptyForm(kind, helsinkiDate(context.clock.now())), ...values })
  })
}

/** What a form is filled with: a message of the generated types, as far as it is there. */
export type StartingPoint = {
  kind: FormKind
  owner: OwnerKey
  /** DeliveryData, with the reports to go into the form; what the portal writes itself is passed over */
  deliveryData: Readonly<Record<string, unknown>>
  /** `replace` locks what a replacement may not change (e-service 3.11) and takes exactly one report */
  mode: { kind: 'new' } | { kind: 'replace'; irReportId: string; version: number }
  view?: DraftView
}

/**
 * A form filled from a report: to use it as a template, or to correct it. As a template it is a report of its own:
 * without reference and payment date.
 * @throws PermissionDenied, NotFound
 */
export async function startFrom(context: DraftContext, { kind, owner, deliveryData, mode, view = 'full' }: StartingPoint): Promise<string> {
  const values = valuesOf(formModel(kind), deliveryData)
  const reports = ((values['reports'] as FormValues | undefined)?.['report'] ?? []) as readonly FormValues[]
  if (mode.kind === 'replace' && reports.length !== 1) throw new Error('One report is replaced at a time')
  return context.db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const { contactPersons } = await rememberedPayer(tx, context, kind, owner)
    const filled = { ...(contactPersons !== undefined && { contactPersons }), ...values }
    return mode.kind === 'replace'
      ? begin(tx, context, { kind, owner, view, replaces: mode }, filled)
      : begin(tx, context, { kind, owner, view }, asTemplate(filled, reports))
  })
}

const asTemplate = ({ paymentPeriod: _paidThen, ...values }: FormValues, reports: readonly FormValues[]): FormValues =>
  ({ ...values, reports: { report: reports.map(({ reportData: _itsOwn, ...report }): FormValue => report) } })

/** The register's reference of a report, and the version that the form is filled from; none when it begins empty. */
type Replaced = { irReportId: string; version?: number }

/** @param draft.party identifier of the payer @param draft.replaces the report that it replaces */
export async function insertDraft(tx: PortalTransaction, { actor, clock, box }: DraftContext, { kind, owner, view, party, replaces }: NewDraft & { party: PartyId; replaces?: Replaced }, given: FormValues): Promise<string> {
  const now = clock.now()
  const values = withPayer(given, party)
  const { id } = await tx.reportDraft.create({
    data: {
      personId: actor.personId, ownerKey: owner, kind, view, contentSealed: new Uint8Array(0), createdAt: now, updatedAt: now, ...listedFacts(kind, values),
      ...(replaces && { replacesIrReportId: replaces.irReportId.toLowerCase(), replacesVersion: replaces.version ?? null }),
    },
    select: { id: true },
  })
  await tx.reportDraft.update({ where: { id }, data: { contentSealed: seal(box, values, draftPlace(id)), ...(replaces?.version !== undefined && { originalSealed: sealOriginal(box, id, values) }) } })
  return id
}

async function begin(tx: PortalTransaction, context: DraftContext, draft: NewDraft & { replaces?: Replaced }, given: FormValues): Promise<string> {
  const { kind, owner } = draft
  const { party } = await payerParty(tx, context, owner)
  const id = await insertDraft(tx, context, { ...draft, party }, await limitedTo(tx, context, kind, owner, given))
  await logAction(tx, context.actor, context.clock, { action: 'draft.start', owner, objectId: id })
  return id
}

/** The payer's identifier is the one of the role, first of those it has. */
function withPayer(values: FormValues, { type, code }: { type: number; code: string }): FormValues {
  const payer = (values['payer'] ?? {}) as FormValues
  const ids = (((payer['payerIds'] ?? {}) as FormValues)['id'] ?? []) as readonly FormValues[]
  return { ...values, payer: { ...payer, payerIds: { id: [{ type: String(type), code }, ...ids.filter((id) => id['code'] !== code)] } } }
}
