'use client'
import { TextInput } from '../suomifi/inputs.tsx'

/** A new password: not shown, never sent back by the server, and offered to the browser's password store. */
export function PasswordField({ id, label, hint, error }: { id: string; label: string; hint?: string; error?: string | undefined }) {
  return (
    <TextInput
      id={id} name={id} labelText={label} fullWidth type="password" autoComplete="new-password" {...(hint !== undefined && { hintText: hint })}
      statusTextAriaLiveMode="off" {...(error !== undefined && { status: 'error' as const, statusText: error })}
    />
  )
}
