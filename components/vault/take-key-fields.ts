import type { useTranslations } from 'next-intl'
import { z } from 'zod'
import type { FieldErrors } from '../forms/form-state.ts'
import { errorTexts } from '../forms/field-errors.ts'

export type TakeKeyState = { errors?: FieldErrors; problem?: string }

/** Printable ASCII: other characters are read differently by different programs (docs/decisions/0077). */
export const TakeKeyForm = z.object({ password: z.string().regex(/^[ -~]{12,200}$/, 'password'), repeat: z.string() })
  .refine(({ password, repeat }) => password === repeat, { path: ['repeat'], error: 'repeat' })

export const takeKeyErrors = (error: z.ZodError, t: ReturnType<typeof useTranslations<never>>): FieldErrors =>
  errorTexts(error, (key) => t(`getCertificate.take.problem.${key as 'password' | 'repeat'}`))
