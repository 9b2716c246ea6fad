/** What an application for a certificate asks for; the messages of the schema are keys of `certificates.new.problem`. */
import { z } from 'zod'
import { certificateTypeNames } from '#schemas/certificate-types.ts'

const E164 = /^\+[1-9]\d{6,14}$/
const COMPANY = /(^|\s)(oy|oyj|ab|abp|ky|kb|ay|ry|rf|osk|tmi|ltd|inc|gmbh)\.?$/i

/**
 * A phone number as machines write it: without spaces, brackets and hyphens, `00` as `+`, and without the zero that
 * people put after Finland's code. A national number stays national: its country is not ours to guess.
 */
export function plainPhone(typed: string): string {
  const plain = typed.replaceAll(/\(0\)/g, '').replaceAll(/[\s().\-/\u2010-\u2015]/g, '').replace(/^00/, '+')
  return plain.replace(/^\+3580/, '+358')
}

/** The Finnish number that somebody may have meant who wrote it as one does within Finland. */
export const suggestedPhone = (typed: string): string | undefined => (/^0[1-9]\d{4,12}$/.test(plainPhone(typed)) ? `+358${plainPhone(typed).slice(1)}` : undefined)

/** Its messages: `contactPhone`, `contactPhoneNational`. */
export const Phone = z.string().max(60, 'contactPhone').transform(plainPhone).superRefine((phone, context) => {
  if (E164.test(phone)) return
  context.addIssue({ code: 'custom', message: suggestedPhone(phone) ? 'contactPhoneNational' : 'contactPhone' })
})
const email = (key: string) => z.string().trim().max(254, key).pipe(z.email(key))

export const contactFields = {
  contactName: z.string().trim().min(1, 'contactName').max(100, 'contactName').refine((name) => !COMPANY.test(name), 'contactNameCompany'),
  contactPhone: Phone,
  contactEmail: email('contactEmail'),
  representativeEmail: email('representativeEmail'),
}
export const ContactForm = z.object(contactFields)

export const CertificateForm = z.object({
  type: z.enum(certificateTypeNames, 'type'),
  description: z.string().trim().min(5, 'description').max(100, 'description'),
  ...contactFields,
})

export type CertificateFormValues = Partial<Record<keyof z.input<typeof CertificateForm>, string>>

/** What was typed, as it was typed; anything else that came with the form is left out. */
export const typedValues = (form: FormData): CertificateFormValues =>
  Object.fromEntries(Object.keys(CertificateForm.shape).flatMap((name) => (typeof form.get(name) === 'string' ? [[name, String(form.get(name)).slice(0, 1_000)]] : [])))
