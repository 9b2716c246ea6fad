import { z } from 'zod'
import type { RevokeFormState } from '#components/certificates/revoke-form.tsx'
import type { Revocation } from '#lib/portal/certificates/revoke-certificate.ts'
import { RevocationReason } from '#schemas/eservice-operations.ts'
import type { Translate } from '../interface/words.ts'

/** In the order in which people have them. */
export const revocationReasons: readonly Revocation['reason'][] = ['key-compromise', 'superseded', 'cessation-of-operation', 'affiliation-changed', 'unspecified']

const NOTE_CHARACTERS_MAX = 500

type Read = { ready: true; revocation: Pick<Revocation, 'reason'> & { note: string }; state: RevokeFormState } | { ready: false; state: RevokeFormState }

/** What the form of a revocation says: ready once there is a reason and the person has said that this is meant. */
export function readRevocation(form: FormData, t: Translate, { noteRequired }: { noteRequired: boolean }): Read {
  const typed = z.string().catch('')
  const values = { reason: typed.parse(form.get('reason')).slice(0, 50), note: typed.parse(form.get('note')).slice(0, 2_000).trim() }
  const reason = RevocationReason.safeParse(values.reason)
  const noteLacks = (noteRequired && values.note === '') || values.note.length > NOTE_CHARACTERS_MAX
  if (!reason.success || noteLacks) {
    return {
      ready: false,
      state: {
        step: 'reason', values,
        errors: {
          ...(!reason.success && { reason: t('certificates.revoke.problem.reason') }),
          ...(noteLacks && { note: t(noteRequired ? 'certificates.revoke.problem.noteRequired' : 'certificates.revoke.problem.note') }),
        },
      },
    }
  }
  if (form.get('to') === 'reason') return { ready: false, state: { step: 'reason', values } }
  const state: RevokeFormState = { step: 'confirm', values }
  if (form.get('to') !== 'revoke') return { ready: false, state }
  if (form.get('understand') !== 'yes') return { ready: false, state: { ...state, errors: { understand: t('certificates.revoke.problem.understand') } } }
  return { ready: true, revocation: { reason: reason.data, note: values.note }, state }
}
