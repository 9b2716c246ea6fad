'use server'
import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { CertificateFormState } from '#components/certificates/certificate-form.tsx'
import { CertificateForm, ContactForm, typedValues } from '#components/certificates/certificate-fields.ts'
import type { ContactFormState } from '#components/certificates/contact-form.tsx'
import type { RevokeFormState } from '#components/certificates/revoke-form.tsx'
import { errorTexts } from '#components/forms/field-errors.ts'
import { changeContact } from '#lib/portal/certificates/change-contact.ts'
import { orderCertificate } from '#lib/portal/certificates/order-certificate.ts'
import { revokeCertificate } from '#lib/portal/certificates/revoke-certificate.ts'
import { actingFor, asked } from '../interface/acting.ts'
import { nowhere } from '../session/nowhere.ts'
import { readRevocation } from './read-revocation.ts'

const Id = z.number().int().positive()

/** Goes on in an application for a certificate: to the check, back to the fields, or sends it. */
export async function applyForCertificate(bound: unknown, replacedOrder: unknown, _previous: CertificateFormState, form: FormData): Promise<CertificateFormState> {
  const { context, party, base, roleChanged } = await actingFor(bound)
  const t = await getTranslations()
  const values = typedValues(form)
  const parsed = CertificateForm.safeParse(values)
  if (!parsed.success) return { step: 'fill', values, errors: errorTexts(parsed.error, (key) => t(`certificates.new.problem.${key}` as 'certificates.new.problem.type')) }
  if (form.get('to') === 'fill') return { step: 'fill', values: parsed.data }
  if (form.get('to') !== 'send') return { step: 'check', values: parsed.data, requestId: randomUUID() }

  const failed = (problem: string): CertificateFormState => ({ step: 'check', values: parsed.data, requestId: randomUUID(), problem })
  if (roleChanged) return failed(t('form.roleChanged', { name: party.name }))
  const requestId = z.uuid().safeParse(form.get('requestId'))
  const replacesOrderId = Id.optional().safeParse(replacedOrder)
  if (!requestId.success || !replacesOrderId.success) return nowhere()
  const { type, description, contactName, contactPhone, contactEmail, representativeEmail } = parsed.data
  const order = await asked(orderCertificate(context, party.businessId, {
    type, description, contact: { name: contactName, phone: contactPhone, email: contactEmail }, representativeEmail, requestId: requestId.data,
    ...(replacesOrderId.data !== undefined && { replacesOrderId: replacesOrderId.data }),
  }))
  if (!order.answered) return failed(t('form.unavailable'))
  if (!order.value.accepted) {
    switch (order.value.reason) {
      case 'sent-already': return failed(t('form.sentAlready'))
      case 'interface-suspended': return failed(t('certificates.new.problem.suspended'))
      case 'channel-not-in-use': return { step: 'fill', values: parsed.data, errors: { type: t('certificates.new.problem.channelNotInUse') } }
      case 'unknown-organisation': return failed(t('certificates.new.problem.refused'))
      default: return order.value.reason satisfies never
    }
  }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${base}/certificates/orders/${order.value.orderId}?done=ordered`)
}

/** Changes who is told about the certificates of an order. @param certificate id of the certificate whose page the person came from */
export async function saveContact(bound: unknown, order: unknown, certificate: unknown, _previous: ContactFormState, form: FormData): Promise<ContactFormState> {
  const { context, party, base, roleChanged } = await actingFor(bound)
  const t = await getTranslations()
  const [orderId, certificateId] = [Id.safeParse(order), Id.optional().safeParse(certificate)]
  if (!orderId.success || !certificateId.success) return nowhere()
  const values = typedValues(form)
  const parsed = ContactForm.safeParse(values)
  if (!parsed.success) return { values, errors: errorTexts(parsed.error, (key) => t(`certificates.new.problem.${key}` as 'certificates.new.problem.type')) }
  if (roleChanged) return { values, problem: t('form.roleChanged', { name: party.name }) }
  const { contactName: name, contactPhone: phone, contactEmail: email, representativeEmail } = parsed.data
  const changed = await asked(changeContact(context, party.businessId, { orderId: orderId.data, contact: { name, phone, email }, representativeEmail }))
  if (!changed.answered) return { values, problem: t('form.unavailable') }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${base}/certificates/${certificateId.data ?? `orders/${orderId.data}`}?done=contact`)
}

/** Goes on in revoking one's own certificate: reason, confirmation, done. */
export async function revokeOwn(bound: unknown, certificate: unknown, _previous: RevokeFormState, form: FormData): Promise<RevokeFormState> {
  const { context, party, base, roleChanged } = await actingFor(bound)
  const t = await getTranslations()
  const certificateId = Id.safeParse(certificate)
  if (!certificateId.success) return nowhere()
  const read = readRevocation(form, t, { noteRequired: false })
  if (!read.ready) return read.state
  if (roleChanged) return { ...read.state, problem: t('form.roleChanged', { name: party.name }) }
  const revoked = await asked(revokeCertificate(context, party.businessId, { certificateId: certificateId.data, ...read.revocation }))
  if (!revoked.answered) return { ...read.state, problem: t('form.unavailable') }
  revalidatePath('/', 'layout')
  redirect(`/${await getLocale()}${base}/certificates/${certificateId.data}?done=revoked`)
}
