/** What is asked of a contact person; the messages of the schema are keys of `basicData.problem`. */
import { z } from 'zod'
import { Phone } from '../certificates/certificate-fields.ts'

export const contactRoles = ['wages', 'benefits', 'technical'] as const

export const ContactPersonForm = z.object({
  role: z.enum(contactRoles, 'role'),
  name: z.string().trim().min(1, 'name').max(100, 'name'),
  phone: Phone,
  email: z.string().trim().max(254, 'email').pipe(z.email('email')),
})

export const contactPersonNames = ['role', 'name', 'phone', 'email'] as const
