import type { FieldErrors } from '../forms/form-state.ts'

type Choices = { purposes: readonly string[]; channels: readonly string[] }
/** Ids of certificates; what `replaces` names was in force when the person chose. */
type Progress = Choices & { replaces: number | null; problem?: string; problemTitle?: string; errors?: FieldErrors }
export type ApplicationFormState =
  | ({ step: 'choose' } & Progress)
  | ({ step: 'check'; added: readonly string[]; kept: readonly string[]; removed: readonly string[]; changes: boolean; losses: readonly { id: number; name: string }[]; accepted: boolean; acceptedLosses: readonly number[] } & Progress)

export type Option = { value: string; label: string; hint?: string }
export type ApplicationFormProps = {
  applicant: { name: string; businessId: string }
  purposes: readonly Option[]
  /** by kind of data */
  channels: readonly { kind: string; title: string; options: readonly Option[] }[]
  benefitsHref: string | undefined
  dataUse: boolean
  termsHref: string
  cancelHref: string
}
