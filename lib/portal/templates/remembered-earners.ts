import { createHash } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { covers, type Scope } from '#lib/identity/permissions.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import type { PortalReadTransaction, PortalTransaction } from '#lib/platform/portal-database.ts'
import { maskedIdentifier } from '#schemas/masked-identifier.ts'
import { requireReporting, seal, unseal } from '../drafts/draft-row.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import type { FormValue, FormValues } from '../forms/form-values.ts'

/** What was last reported of somebody, and for which days. */
type Remembered = { report: FormValues; paymentPeriod: FormValues }

export type KnownEarner = { id: string; name: string; identifier: string; /** as lists show them: identity codes masked, also where one stands for the name */ shownName: string; shownIdentifier: string; lastPaymentDate: Date; updatedAt: Date; report: FormValues; paymentPeriod: FormValues }

const EARNERS_MAX = 10_000

const place = (owner: OwnerKey, kind: FormKind, digest: Uint8Array) => `remembered earner ${owner} ${kind} ${Buffer.from(digest).toString('hex')}`

/** By the identifiers; without any, by name and date of birth. */
function digestOf({ box }: DraftContext, owner: OwnerKey, report: FormValues): Uint8Array<ArrayBuffer> {
  const earner = (report['incomeEarner'] ?? {}) as FormValues
  const ids = ((earner['incomeEarnerIds'] as FormValues | undefined)?.['id'] ?? []) as readonly FormValues[]
  const who = ids.length > 0 ? ids.map(({ type, code, countryCode }) => [type, code, countryCode]) : earner['incomeEarnerBasic']
  return new Uint8Array(box.digest(`${owner} ${createHash('sha256').update(JSON.stringify(who ?? null)).digest('hex')}`, 'income earner'))
}

/** Keeps what a report said of its income earner, for the next one. A later payment date wins. */
export async function rememberEarners(tx: PortalTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey, reports: readonly FormValues[], { paymentPeriod, paymentDate, subOrganisationIds }: { paymentPeriod: FormValue; paymentDate: string; subOrganisationIds: string[] }): Promise<void> {
  for (const { reportData: _itsOwn, ...report } of reports) {
    const earnerDigest = digestOf(context, owner, report)
    const row = {
      contentSealed: seal(context.box, { report, paymentPeriod }, place(owner, kind, earnerDigest)), lastPaymentDate: new Date(`${paymentDate}T00:00:00Z`), updatedAt: context.clock.now(), subOrganisationIds,
    }
    const known = await tx.rememberedEarner.findUnique({ where: { ownerKey_kind_earnerDigest: { ownerKey: owner, kind, earnerDigest } }, select: { id: true, lastPaymentDate: true } })
    if (!known) await tx.rememberedEarner.create({ data: { ownerKey: owner, kind, earnerDigest, ...row } })
    else if (known.lastPaymentDate <= row.lastPaymentDate) await tx.rememberedEarner.update({ where: { id: known.id }, data: row })
  }
}

/** Something else is to be remembered of an income earner, who may have other identifiers now. */
export async function replaceRemembered(tx: PortalTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey, { id, paymentPeriod }: KnownEarner, report: FormValues): Promise<void> {
  const earnerDigest = digestOf(context, owner, report)
  await tx.rememberedEarner.update({ where: { id }, data: { earnerDigest, contentSealed: seal(context.box, { report, paymentPeriod }, place(owner, kind, earnerDigest)), updatedAt: context.clock.now() } })
}

/** Whom the payer has paid, by name, as far as the person's right goes; looked at is logged. @throws PermissionDenied */
export async function knownEarners(context: DraftContext, kind: FormKind, owner: OwnerKey): Promise<KnownEarner[]> {
  return context.db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const earners = await readEarners(tx, context, kind, owner, {})
    if (earners.length > 0) await logAction(tx, context.actor, context.clock, { action: 'earner.list', owner })
    return earners
  })
}

/** Those of the payer's last payment date, to be paid again. @throws PermissionDenied */
export async function lastPeriodEarners(tx: PortalReadTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey): Promise<KnownEarner[]> {
  const last = await tx.rememberedEarner.findFirst({ where: { ownerKey: owner, kind }, orderBy: { lastPaymentDate: 'desc' }, select: { lastPaymentDate: true } })
  return last ? readEarners(tx, context, kind, owner, { lastPaymentDate: last.lastPaymentDate }) : []
}

export const earnersByIds = (tx: PortalReadTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey, ids: readonly string[]): Promise<KnownEarner[]> =>
  readEarners(tx, context, kind, owner, { id: { in: [...ids] } })

/** By name, as far as the person's right goes; the caller logs it. */
export async function readEarners(tx: PortalReadTransaction, context: DraftContext, kind: FormKind, owner: OwnerKey, where: { lastPaymentDate?: Date; id?: { in: string[] } }): Promise<KnownEarner[]> {
  const scope: Scope | undefined = await permittedScope(tx, context, formDefinitions[kind].right, owner)
  const rows = await tx.rememberedEarner.findMany({ where: { ownerKey: owner, kind, ...where }, orderBy: { updatedAt: 'desc' }, take: EARNERS_MAX })
  return rows.filter(({ subOrganisationIds }) => covers(scope, subOrganisationIds)).map((row) => {
    const { report, paymentPeriod } = unseal<Remembered>(context.box, row.contentSealed, place(owner, kind, row.earnerDigest))
    const [names, shownIdentifier] = [namesOf(report), shownIdentifierOf(report)]
    return { id: row.id, ...names, shownName: names.name === names.identifier ? shownIdentifier : names.name, shownIdentifier, lastPaymentDate: row.lastPaymentDate, updatedAt: row.updatedAt, report, paymentPeriod }
  }).sort((one, other) => one.name.localeCompare(other.name, 'fi'))
}

const firstIdOf = (report: FormValues): FormValues | undefined =>
  ((((report['incomeEarner'] ?? {}) as FormValues)['incomeEarnerIds'] as FormValues | undefined)?.['id'] as readonly FormValues[] | undefined)?.[0]

/** Identity codes are masked in lists. */
function shownIdentifierOf(report: FormValues): string {
  const { type, code } = firstIdOf(report) ?? {}
  return typeof code === 'string' && code !== '' ? maskedIdentifier({ type: Number(type), code }) : ''
}

/** Name and identifier; without a name the identifier is the name. */
export function namesOf(report: FormValues): { name: string; identifier: string } {
  const earner = (report['incomeEarner'] ?? {}) as FormValues
  const basic = (earner['incomeEarnerBasic'] ?? {}) as FormValues
  const code = firstIdOf(report)?.['code']
  const identifier = typeof code === 'string' ? code : ''
  const name = typeof basic['companyName'] === 'string' && basic['companyName'] !== '' ? basic['companyName'] : [basic['lastName'], basic['firstName']].filter((part) => typeof part === 'string' && part !== '').join(' ')
  return { name: name || identifier, identifier }
}
