'use server'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { errorTexts } from '#components/forms/field-errors.ts'
import type { SettleState } from '#components/vault/settle-form.tsx'
import { TakeKeyForm, takeKeyErrors, type TakeKeyState } from '#components/vault/take-key-fields.ts'
import { fileIn, KeyForm, RetrievalId, SigningRequestForm, typedWish, ways } from '#components/vault/wish-fields.ts'
import { wishProblem } from '#components/vault/wish-problem.ts'
import type { WishFormState } from '#components/vault/wish-form.tsx'
import { requestCertificate, type CertificateWish } from '#lib/portal/certificates/get/request-certificate.ts'
import { settleRequest, type Settlement } from '#lib/portal/certificates/get/settle-request.ts'
import { forgetFiles, takeKey } from '#lib/portal/certificates/get/take-key.ts'
import { actingFor } from '../interface/acting.ts'
import { ifVisible } from '../session/not-found.tsx'
import { nowhere } from '../session/nowhere.ts'
import { withVault } from './vault-context.ts'

const Id = z.uuid()

/** Asks for a certificate in one of the ways. */
export async function askForCertificate(bound: unknown, boundWay: unknown, _previous: WishFormState, form: FormData): Promise<WishFormState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const [way, requestId] = [z.enum(ways).safeParse(boundWay), Id.safeParse(form.get('requestId'))]
  if (!way.success || !requestId.success) return nowhere()
  const t = await getTranslations()
  const values = typedWish(form)
  const typed = Object.fromEntries(form)
  const parsed = way.data === 'signing-request' ? SigningRequestForm.safeParse(typed) : KeyForm.safeParse(typed)
  if (!parsed.success) return { values, errors: errorTexts(parsed.error, (key) => wishProblem(key, t)) }
  if (roleChanged) return { values, problem: t('form.roleChanged', { name: party.name }) }
  const { data } = parsed
  const wish: CertificateWish = {
    requestId: requestId.data, description: data.description,
    key: 'bits' in data ? { kind: way.data === 'kept-key' ? 'keep' : 'give', bits: data.bits } : { kind: 'brought', signingRequest: await broughtIn(data) },
    source: data.source === 'order'
      ? { kind: 'order', type: data.type, contact: { name: data.contactName, phone: data.contactPhone, email: data.contactEmail }, representativeEmail: data.representativeEmail }
      : { kind: 'transfer-data', transferId: data.transferId, transferPassword: data.transferPassword },
  }
  const asked = await ifVisible(requestCertificate(withVault(context), party.businessId, wish))
  if (!asked) return nowhere()
  if (!asked.requested) {
    const text = t(`getCertificate.problem.${asked.problem}`)
    return asked.problem === 'too-many' ? { values, problem: text } : { values, errors: { signingRequest: text } }
  }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}/org/certificates/get/requests/${requestId.data}`)
}

/** A chosen file counts before what stands in the field. */
async function broughtIn({ file, signingRequest }: { file?: unknown; signingRequest: string }): Promise<string | Uint8Array> {
  const chosen = fileIn(file)
  return chosen ? new Uint8Array(await chosen.arrayBuffer()) : signingRequest
}

/** Makes the files of a key that the portal has made for the person. */
export async function takeOwnKey(bound: unknown, request: unknown, _previous: TakeKeyState, form: FormData): Promise<TakeKeyState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const requestId = Id.safeParse(request)
  if (!requestId.success) return nowhere()
  const t = await getTranslations()
  if (roleChanged) return { problem: t('form.roleChanged', { name: party.name }) }
  const parsed = TakeKeyForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { errors: takeKeyErrors(parsed.error, t) }
  const taken = await ifVisible(takeKey(withVault(context), party.businessId, requestId.data, parsed.data.password))
  if (taken === undefined) return nowhere()
  revalidatePath('/', 'layout')
  return taken ? {} : { problem: t('getCertificate.take.gone') }
}

/** The person has saved the files of the key. */
export async function forgetOwnFiles(bound: unknown, request: unknown): Promise<void> {
  const { context, party } = await actingFor(bound)
  const requestId = Id.safeParse(request)
  if (!requestId.success) return nowhere()
  const done = await ifVisible(forgetFiles(context, party.businessId, requestId.data).then(() => true))
  if (!done) return nowhere()
  revalidatePath('/', 'layout')
}

/** What the person decides about a request that does not go on by itself, or is no longer wanted. */
export async function settle(bound: unknown, request: unknown, _previous: SettleState, form: FormData): Promise<SettleState> {
  const { context, party, roleChanged } = await actingFor(bound)
  const requestId = Id.safeParse(request)
  if (!requestId.success) return nowhere()
  const t = await getTranslations()
  if (roleChanged) return { problem: t('form.roleChanged', { name: party.name }) }
  const settlement = settlementIn(form)
  if (settlement === 'no-such-id') return { errors: { retrievalId: t('getCertificate.settle.retrievalProblem') }, ...(typeof form.get('retrievalId') === 'string' && { retrievalId: String(form.get('retrievalId')).slice(0, 100) }) }
  const done = await ifVisible(settleRequest(context, party.businessId, requestId.data, settlement))
  if (done === undefined) return nowhere()
  revalidatePath('/', 'layout')
  return done ? {} : { problem: t('getCertificate.page.notNow') }
}

function settlementIn(form: FormData): Settlement | 'no-such-id' {
  const kind = z.enum(['try-again', 'retrieval-id', 'give-up']).catch('retrieval-id').parse(form.get('to'))
  if (kind !== 'retrieval-id') return { kind }
  const retrievalId = RetrievalId.safeParse(form.get('retrievalId'))
  return retrievalId.success ? { kind, retrievalId: retrievalId.data } : 'no-such-id'
}
